"""Use cases and reactions of the `pharmacy` context."""
