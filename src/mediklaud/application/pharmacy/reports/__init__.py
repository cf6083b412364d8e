"""The pharmacy's reports, one a file (H10)."""
