"""Emergency accesses, in a dictionary."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from attrs import evolve, frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.privacy.break_glass import (
    AlreadyReviewed,
    BreakGlassNotFound,
    BrokenGlass,
)
from mediklaud.domain.shared.ids import AccountId, BreakGlassId, PatientId


@frozen
class MemoryBrokenGlasses:
    """Emergency accesses by id, with their reviews."""

    tables: Tables

    def add(self, glass: BrokenGlass) -> None:
        self.tables["broken_glasses"][glass.id] = glass

    def end(self, glass: BrokenGlass) -> None:
        kept = self.get(glass.id)
        if kept.ended_at is None:
            self.add(evolve(kept, ended_at=glass.ended_at))

    def close(self, glass: BrokenGlass) -> None:
        kept = self.get(glass.id)
        if kept.review is not None:
            raise AlreadyReviewed(glass.id)
        self.add(evolve(kept, review=glass.review))

    def get(self, break_glass_id: BreakGlassId) -> BrokenGlass:
        found: BrokenGlass | None = self.tables["broken_glasses"].get(break_glass_id)
        if found is None:
            raise BreakGlassNotFound(break_glass_id)
        return found

    def opens(
        self, account_id: AccountId, patient_id: PatientId, now: datetime
    ) -> bool:
        about = (account_id, patient_id)
        return any(
            glass.is_open(now)
            for glass in self._all()
            if (glass.account_id, glass.patient_id) == about
        )

    def taken_since(self, account_id: AccountId, since: datetime) -> int:
        own = (glass for glass in self._all() if glass.account_id == account_id)
        return sum(since <= glass.begun_at for glass in own)

    def run_out(self, now: datetime, limit: int) -> tuple[BrokenGlass, ...]:
        open_ones = (glass for glass in self._all() if glass.ended_at is None)
        over = (glass for glass in open_ones if glass.until <= now)
        return tuple(sorted(over, key=lambda glass: glass.until)[:limit])

    def awaiting(
        self, after: BreakGlassId | None, limit: int
    ) -> tuple[BrokenGlass, ...]:
        waiting = (glass for glass in self._all() if glass.review is None)
        behind = (glass for glass in waiting if after is None or glass.id > after)
        return tuple(sorted(behind, key=_age)[:limit])

    def reviewed(
        self, after: BreakGlassId | None, limit: int
    ) -> tuple[BrokenGlass, ...]:
        closed = (glass for glass in self._all() if glass.review is not None)
        behind = (glass for glass in closed if after is None or glass.id < after)
        return tuple(sorted(behind, key=_age, reverse=True)[:limit])

    def _all(self) -> Iterable[BrokenGlass]:
        return self.tables["broken_glasses"].values()


def _age(glass: BrokenGlass) -> BreakGlassId:
    return glass.id
