"""Merges, in a dictionary (P3)."""

from __future__ import annotations

from attrs import evolve, frozen

from mediklaud.adapters.memory.belongings import MemoryBelongings
from mediklaud.adapters.memory.storage import MemoryPort, Tables
from mediklaud.domain.errors import Contended
from mediklaud.domain.registry.merge import Merge, MergeNotFound, MergeStatus
from mediklaud.domain.shared.ids import MergeId
from mediklaud.ports.merges import Belongings, Merges


@frozen
class MemoryMerges:
    """Merges by their id."""

    tables: Tables

    def add(self, merge: Merge) -> None:
        self.tables["merges"][merge.id] = merge

    def get(self, merge_id: MergeId) -> Merge:
        merge: Merge | None = self.tables["merges"].get(merge_id)
        if merge is None:
            raise MergeNotFound(merge_id)
        return merge

    def save(self, merge: Merge) -> Merge:
        if self.get(merge.id).version != merge.version:
            raise Contended
        saved = evolve(merge, version=merge.version + 1)
        self.tables["merges"][merge.id] = saved
        return saved

    def page(
        self, status: MergeStatus | None, after: MergeId | None, limit: int
    ) -> tuple[Merge, ...]:
        every: list[Merge] = sorted(self.tables["merges"].values(), key=lambda m: m.id)
        found = [m for m in every if status in {None, m.status}]
        return tuple(m for m in found if after is None or m.id > after)[:limit]


PORTS: dict[type, MemoryPort] = {Merges: MemoryMerges, Belongings: MemoryBelongings}
