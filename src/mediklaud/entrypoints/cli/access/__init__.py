"""Accounts, sign-ins and the audit on the command line."""
