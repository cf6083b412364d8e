"""Which adapter of the `scheduling` context fills which port."""

from mediklaud.adapters.sql.storage import SqlPort

PORTS: dict[type, SqlPort] = {}
