"""The `access` context's tables, and its ports on them."""
