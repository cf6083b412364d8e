"""Which adapter of the `messaging` context fills which port."""

from mediklaud.adapters.sql.storage import SqlPort

PORTS: dict[type, SqlPort] = {}
