"""Use cases and reactions of the `scheduling` context."""
