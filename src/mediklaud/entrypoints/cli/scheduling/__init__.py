"""Hours, slots, appointments and absences on the command line."""
