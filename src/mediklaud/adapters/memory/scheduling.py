"""The `scheduling` context's ports, in dictionaries."""

from mediklaud.adapters.memory.storage import MemoryPort

PORTS: dict[type, MemoryPort] = {}
