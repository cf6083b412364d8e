"""Pages for chief medical officer, privacy officer and administrator."""
