"""Doctors and patients on the command line."""
