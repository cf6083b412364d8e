"""The `access` context's ports, in dictionaries."""
