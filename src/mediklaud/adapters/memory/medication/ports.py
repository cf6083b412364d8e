"""Which adapter of the `medication` context fills which port."""

from mediklaud.adapters.memory.storage import MemoryPort

PORTS: dict[type, MemoryPort] = {}
