"""Consultations and records over HTTP."""
