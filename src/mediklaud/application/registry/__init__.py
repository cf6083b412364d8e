"""Use cases and reactions of the `registry` context."""
