"""What happened to a patient."""
