"""The hospital's backups as files: compressed, sealed, and whole or refused."""
