"""Which adapter of the `pharmacy` context fills which port."""

from mediklaud.adapters.sql.storage import SqlPort

PORTS: dict[type, SqlPort] = {}
