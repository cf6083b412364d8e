"""The `medication` context's tables, and its ports on them."""
