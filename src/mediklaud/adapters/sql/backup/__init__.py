"""All rows of a database, out of it and into an empty one."""
