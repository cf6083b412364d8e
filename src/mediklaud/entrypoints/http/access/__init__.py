"""Signing in, accounts and the audit over HTTP."""
