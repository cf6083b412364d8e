"""The `records` context's tables, and its ports on them."""
