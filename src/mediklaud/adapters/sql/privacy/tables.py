"""The tables of emergency access and its reviews."""
