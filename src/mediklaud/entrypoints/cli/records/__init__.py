"""Consultations and records on the command line."""
