"""Use cases and reactions of the `access` context."""
