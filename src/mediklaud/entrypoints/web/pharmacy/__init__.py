"""Pages for the pharmacy."""
