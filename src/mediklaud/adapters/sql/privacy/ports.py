"""Which adapter of the `privacy` context fills which port."""

from mediklaud.adapters.sql.storage import SqlPort

PORTS: dict[type, SqlPort] = {}
