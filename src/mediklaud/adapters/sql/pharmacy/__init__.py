"""The `pharmacy` context's tables, and its ports on them."""
