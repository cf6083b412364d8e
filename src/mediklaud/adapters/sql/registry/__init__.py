"""The `registry` context's tables, and its ports on them."""
