"""The command line for staff and operators."""
