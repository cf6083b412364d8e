"""Gapless counters in a dictionary."""

from attrs import frozen

from mediklaud.adapters.memory.storage import MemoryPort, Tables
from mediklaud.ports.system import Counters


@frozen
class MemoryCounters:
    """The last number given out in each series."""

    tables: Tables

    def next(self, series: str) -> int:
        counters = self.tables["counters"]
        counters[series] = counters.get(series, 0) + 1
        return int(counters[series])


PORTS: dict[type, MemoryPort] = {Counters: MemoryCounters}
