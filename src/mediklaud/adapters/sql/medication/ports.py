"""Which adapter of the `medication` context fills which port."""

from mediklaud.adapters.sql.storage import SqlPort

PORTS: dict[type, SqlPort] = {}
