"""The `billing` context's ports, in dictionaries."""
