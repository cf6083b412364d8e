"""Guardianships, in a dictionary."""

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.privacy.guardianship import (
    Guardianship,
    GuardianshipChanged,
    GuardianshipNotFound,
)
from mediklaud.domain.shared.ids import GuardianshipId, PatientId


@frozen
class MemoryGuardianships:
    """Guardianships by their id."""

    tables: Tables

    def add(self, guardianship: Guardianship) -> None:
        self.tables["guardianships"][guardianship.id] = guardianship

    def save(self, guardianship: Guardianship) -> None:
        before = self.tables["guardianships"][guardianship.id]
        if before.version != guardianship.version - 1:
            raise GuardianshipChanged(guardianship.id)
        self.tables["guardianships"][guardianship.id] = guardianship

    def get(self, guardianship_id: GuardianshipId, scope: Scope) -> Guardianship:
        every = self.tables["guardianships"]
        found: Guardianship | None = every.get(guardianship_id)
        if found is None or not (
            scope.covers(found.patient_id) or scope.covers(found.guardian_id)
        ):
            raise GuardianshipNotFound(guardianship_id)
        return found

    def about(self, patient_id: PatientId) -> tuple[Guardianship, ...]:
        found = [
            one
            for one in self.tables["guardianships"].values()
            if patient_id in {one.patient_id, one.guardian_id}
        ]
        return tuple(sorted(found, key=lambda one: one.id, reverse=True))
