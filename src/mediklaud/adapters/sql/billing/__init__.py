"""The `billing` context's tables, and its ports on them."""
