"""Use cases and reactions of the `medication` context."""
