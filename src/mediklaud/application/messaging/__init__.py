"""Use cases and reactions of the `messaging` context."""
