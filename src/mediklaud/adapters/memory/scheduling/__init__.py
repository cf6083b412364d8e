"""The `scheduling` context's ports, in dictionaries."""
