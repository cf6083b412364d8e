"""The `messaging` context's tables, and its ports on them."""
