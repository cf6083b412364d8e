"""Doctors and patients over HTTP."""
