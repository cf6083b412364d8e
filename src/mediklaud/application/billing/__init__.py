"""Use cases and reactions of the `billing` context."""
