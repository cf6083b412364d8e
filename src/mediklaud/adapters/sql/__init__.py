"""The ports on SQLite and PostgreSQL, by SQLAlchemy Core."""
