"""Use cases and reactions of the `records` context."""
