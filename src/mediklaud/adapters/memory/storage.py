"""A hospital that forgets everything at the end: transactions over dictionaries."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from typing import Any, TypeVar, cast

from attrs import define, field, frozen

Port = TypeVar("Port")
_MISSING = object()


@define(eq=False)
class Table(MutableMapping[Any, Any]):
    """A dictionary of immutable values that can take back what was done to it."""

    rows: dict[Any, Any] = field(factory=dict)
    undo: list[tuple[Any, Any]] = field(factory=list)

    def __getitem__(self, key: object) -> Any:  # noqa: ANN401
        return self.rows[key]

    def __setitem__(self, key: object, value: object) -> None:
        self.undo.append((key, self.rows.get(key, _MISSING)))
        self.rows[key] = value

    def __delitem__(self, key: object) -> None:
        self.undo.append((key, self.rows.pop(key)))

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def roll_back(self) -> None:
        """Be as before the first change since the last `keep`."""
        while self.undo:
            key, before = self.undo.pop()
            if before is _MISSING:
                del self.rows[key]
            else:
                self.rows[key] = before


@define(eq=False)
class Tables:
    """All that is remembered, by the name of the table."""

    by_name: dict[str, Table] = field(factory=dict)

    def __getitem__(self, name: str) -> Table:
        return self.by_name.setdefault(name, Table())

    def keep(self) -> None:
        """What was changed stays so."""
        for table in self.by_name.values():
            table.undo.clear()

    def roll_back(self) -> None:
        """What was changed is as before."""
        for table in self.by_name.values():
            table.roll_back()


MemoryPort = Callable[[Tables], object]


@frozen
class MemoryUnit:
    """One transaction over the tables."""

    tables: Tables
    ports: Mapping[type, MemoryPort]

    def port(self, kind: type[Port]) -> Port:
        """The adapter that fills this port."""
        return cast("Port", self.ports[kind](self.tables))


@frozen
class MemoryStorage:
    """The hospital's memory in this process; one transaction at a time."""

    ports: Mapping[type, MemoryPort]
    tables: Tables = field(factory=Tables)
    _lock: threading.RLock = field(factory=threading.RLock)

    @contextmanager
    def unit(
        self,
        *,
        writes: bool,  # noqa: ARG002
        steady: bool = False,  # noqa: ARG002
    ) -> Iterator[MemoryUnit]:
        """A transaction, kept whole when the block ends or not at all."""
        with self._lock:
            try:
                yield MemoryUnit(self.tables, self.ports)
            except BaseException:
                self.tables.roll_back()
                raise
            self.tables.keep()

    def close(self) -> None:
        """Nothing of the machine is held."""
