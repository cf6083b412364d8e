"""The `privacy` context in SQL tables."""
