"""The `scheduling` context's tables, and its ports on them."""
