"""Hours, slots, appointments and absences over HTTP."""
