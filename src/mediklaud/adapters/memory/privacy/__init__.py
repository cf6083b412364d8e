"""The `privacy` context in dictionaries."""
