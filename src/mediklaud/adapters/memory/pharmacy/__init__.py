"""The `pharmacy` context's ports, in dictionaries."""
