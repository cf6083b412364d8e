"""The `medication` context's ports, in dictionaries."""
