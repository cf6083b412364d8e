"""Appointments and the time they claim, in dictionaries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from attrs import evolve, frozen

from mediklaud.adapters.memory.scheduling.care import MemoryCare
from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.errors import Contended
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.specialty import is_among
from mediklaud.domain.scheduling.appointment import Appointment, AppointmentNotFound
from mediklaud.domain.scheduling.claims import claims_of
from mediklaud.domain.scheduling.schedule import ScheduleEntry
from mediklaud.domain.shared.ids import AppointmentId, DoctorId, PatientId
from mediklaud.domain.shared.period import Period

Key = tuple[UUID, int, int]
"""Whose time, the tick, the lane."""


@frozen
class MemoryAppointments:
    """Appointments by their id; `claims` says by which one a tick is taken."""

    tables: Tables

    def add(self, appointment: Appointment) -> None:
        self._claim(_keys(appointment), appointment.id)
        self.tables["appointments"][appointment.id] = appointment

    def save(self, appointment: Appointment) -> None:
        before = self.tables["appointments"][appointment.id]
        was = evolve(appointment, version=appointment.version - 1)
        if _reading(before) != _reading(was):
            raise Contended
        self._claim(_keys(appointment) - _keys(before), appointment.id)
        for key in _keys(before) - _keys(appointment):
            self._release(key, appointment.id)
        self.tables["appointments"][appointment.id] = appointment

    def get(self, appointment_id: AppointmentId, scope: Scope) -> Appointment:
        found: Appointment | None = self.tables["appointments"].get(appointment_id)
        if found is None or not scope.covers(found.patient_id, found.doctor_id):
            raise AppointmentNotFound(appointment_id)
        return found

    def of_patient(
        self, patient_id: PatientId, after: AppointmentId | None, limit: int
    ) -> tuple[Appointment, ...]:
        every = self.tables["appointments"]
        mark = every.get(after)
        if after is not None and mark is None:
            return ()
        found = [a for a in every.values() if a.patient_id == patient_id]
        found.sort(key=_time, reverse=True)
        return tuple(a for a in found if mark is None or _time(a) < _time(mark))[:limit]

    def on_board(
        self, period: Period, specialty: str | None = None
    ) -> tuple[ScheduleEntry, ...]:
        every: Iterable[Appointment] = self.tables["appointments"].values()
        found = sorted((a for a in every if a.period.start in period), key=_time)
        return tuple(
            self._on_board(each)
            for each in found
            if specialty is None or self._is_of(specialty, each)
        )

    def _is_of(self, specialty: str, appointment: Appointment) -> bool:
        doctor: Doctor = self.tables["doctors"][appointment.doctor_id]
        return is_among(specialty, doctor.specialties)

    def _on_board(self, appointment: Appointment) -> ScheduleEntry:
        patient = self.tables["patients"][appointment.patient_id]
        return ScheduleEntry(
            appointment=appointment,
            patient_number=patient.number,
            patient_name=patient.name,
            in_care=False,
        )

    def of_doctor(
        self, doctor_id: DoctorId, period: Period, now: datetime
    ) -> tuple[ScheduleEntry, ...]:
        every: Iterable[Appointment] = self.tables["appointments"].values()
        found = (
            appointment
            for appointment in every
            if appointment.doctor_id == doctor_id and appointment.period.start in period
        )
        return tuple(self._entry(each, now) for each in sorted(found, key=_time))

    def _entry(self, appointment: Appointment, now: datetime) -> ScheduleEntry:
        care = MemoryCare(self.tables)
        patient = self.tables["patients"][appointment.patient_id]
        return ScheduleEntry(
            appointment=appointment,
            patient_number=patient.number,
            patient_name=patient.name,
            in_care=care.relates(appointment.doctor_id, patient.id, now),
        )

    def _release(self, key: Key, appointment_id: AppointmentId) -> None:
        """Past time may have stayed with a file that was merged (P3)."""
        if self.tables["claims"].get(key) == appointment_id:
            del self.tables["claims"][key]

    def _claim(self, keys: set[Key], appointment_id: AppointmentId) -> None:
        claims = self.tables["claims"]
        if any(key in claims for key in keys):
            raise Contended
        for key in keys:
            claims[key] = appointment_id


def _keys(appointment: Appointment) -> set[Key]:
    return {
        (claim.resource, tick, claim.lane)
        for claim in claims_of(appointment)
        for tick in range(claim.ticks.first, claim.ticks.end)
    }


def _reading(appointment: Appointment) -> tuple[object, ...]:
    """Whose it was, and how often changed, when it was read."""
    return appointment.patient_id, appointment.version


def _time(appointment: Appointment) -> tuple[object, ...]:
    return appointment.period.start, appointment.id
