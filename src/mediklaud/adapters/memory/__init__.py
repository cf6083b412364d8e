"""The ports on plain dictionaries, for tests and for trying things out."""
