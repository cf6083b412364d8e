"""Which adapter of the `pharmacy` context fills which port."""

from mediklaud.adapters.memory.storage import MemoryPort

PORTS: dict[type, MemoryPort] = {}
