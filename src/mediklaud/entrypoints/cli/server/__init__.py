"""Running the hospital: the server, the worker, the database, the settings."""
