"""Rules turned down, in a dictionary."""

from __future__ import annotations

from attrs import evolve, frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.errors import Contended
from mediklaud.domain.medication.tuning import (
    AlreadyTurnedDown,
    Tuning,
    TuningNotFound,
)
from mediklaud.domain.shared.ids import TuningId


@frozen
class MemoryTunings:
    """Decisions by their id."""

    tables: Tables

    def add(self, tuning: Tuning) -> None:
        rule = (tuning.knowledge, tuning.rule_id)
        if any((one.knowledge, one.rule_id) == rule for one in self.live()):
            raise AlreadyTurnedDown
        self.tables["safety_tunings"][tuning.id] = tuning

    def get(self, tuning_id: TuningId) -> Tuning:
        found: Tuning | None = self.tables["safety_tunings"].get(tuning_id)
        if found is None:
            raise TuningNotFound(tuning_id)
        return found

    def save(self, tuning: Tuning) -> Tuning:
        if self.get(tuning.id).version != tuning.version:
            raise Contended
        following = evolve(tuning, version=tuning.version + 1)
        self.tables["safety_tunings"][tuning.id] = following
        return following

    def all(self) -> tuple[Tuning, ...]:
        found = self.tables["safety_tunings"].values()
        return tuple(sorted(found, key=lambda tuning: tuning.id))

    def live(self) -> tuple[Tuning, ...]:
        return tuple(one for one in self.all() if one.ended_at is None)
