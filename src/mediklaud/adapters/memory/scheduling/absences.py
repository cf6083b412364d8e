"""Doctors' absences, in a dictionary."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.errors import Contended
from mediklaud.domain.scheduling.absence import (
    Absence,
    AbsenceNotFound,
    StaleAbsence,
)
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.shared.ids import AbsenceId, DoctorId


@frozen
class MemoryAbsences:
    """Absences by their id."""

    tables: Tables

    def add(self, absence: Absence) -> None:
        if any(
            other.period.overlaps(absence.period)
            for other in self._live(absence.doctor_id)
        ):
            raise Contended
        self.tables["absences"][absence.id] = absence

    def save(self, absence: Absence) -> None:
        if self.tables["absences"][absence.id].version != absence.version - 1:
            raise StaleAbsence(absence.id)
        self.tables["absences"][absence.id] = absence

    def get(self, absence_id: AbsenceId, scope: Scope) -> Absence:
        found: Absence | None = self.tables["absences"].get(absence_id)
        if found is None or not scope.covers(doctor_id=found.doctor_id):
            raise AbsenceNotFound(absence_id)
        return found

    def live_of(self, doctor_id: DoctorId, now: datetime) -> tuple[Absence, ...]:
        found = (a for a in self._live(doctor_id) if a.period.end > now)
        return tuple(sorted(found, key=lambda a: (a.period.start, a.id)))

    def affected_by(self, absence: Absence, now: datetime) -> tuple[Appointment, ...]:
        every = self.tables["appointments"].values()
        found = (a for a in every if absence.affects(a, now))
        return tuple(sorted(found, key=lambda a: (a.period.start, a.id)))

    def _live(self, doctor_id: DoctorId) -> Iterable[Absence]:
        every: Iterable[Absence] = self.tables["absences"].values()
        return (a for a in every if a.doctor_id == doctor_id and a.is_live)
