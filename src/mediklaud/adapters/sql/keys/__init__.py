"""The data keys, wrapped, in their table."""
