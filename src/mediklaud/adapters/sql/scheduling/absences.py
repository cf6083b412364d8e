"""Doctors' absences, in their table."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from attrs import frozen
from sqlalchemy import Row, bindparam, case, func, insert, null, select, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.scheduling.appointment_rows import to_appointment
from mediklaud.adapters.sql.scheduling.tables import absences, appointments
from mediklaud.adapters.sql.schema import Instant, here, is_param
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.errors import Contended
from mediklaud.domain.scheduling.absence import (
    Absence,
    AbsenceNotFound,
    StaleAbsence,
)
from mediklaud.domain.scheduling.appointment import AHEAD, Appointment
from mediklaud.domain.scheduling.ticks import LONGEST
from mediklaud.domain.shared.ids import AbsenceId, AccountId, DoctorId
from mediklaud.domain.shared.period import Period

_b, _a = absences.c, appointments.c
_start, _end, _now = (bindparam(n, type_=Instant) for n in ("start", "end", "now"))
_others = absences.alias("others")
_of_same_doctor = (
    _others.c.hospital_id == bindparam("here"),
    _others.c.doctor_id == bindparam("whose"),
)
_how_many = select(func.count() + 1).where(*_of_same_doctor).scalar_subquery()
_at_same_time = (
    select(_others.c.id)
    .where(
        *_of_same_doctor,
        _others.c.cancelled_at.is_(None),
        _others.c.starts_at < _end,
        _others.c.ends_at > _start,
    )
    .exists()
)
# Two transactions count the same and cannot both have the number; and whoever comes
# when another absence is there already has none at all.
_ADD = insert(absences).values(number=case((_at_same_time, null()), else_=_how_many))
_SAVE = update(absences).where(
    here(absences), _b.id == bindparam("this"), _b.version == bindparam("read")
)
_GET = select(absences).where(is_param(absences, "id"))
_LIVE = (
    select(absences)
    .where(is_param(absences, "doctor_id"), _b.cancelled_at.is_(None))
    .where(_b.ends_at > _now)
    .order_by(_b.starts_at, _b.id)
)
_AFFECTED = (
    select(appointments)
    .where(
        is_param(appointments, "doctor_id"),
        _a.status.in_([status.value for status in AHEAD]),
        _a.starts_at > _now,
        _a.starts_at < _end,
        _a.ends_at > _start,
        _a.starts_at > bindparam("longest_ago", type_=Instant),
    )
    .order_by(_a.starts_at, _a.id)
)


@frozen
class SqlAbsences:
    """The `absences` table."""

    database: Database

    def add(self, absence: Absence) -> None:
        period = {"start": absence.period.start, "end": absence.period.end}
        row = {"id": absence.id.value, "whose": absence.doctor_id.value, **period}
        try:
            self.database.change(_ADD, **row, **self._to_row(absence))
        except IntegrityError as error:
            raise Contended from error

    def save(self, absence: Absence) -> None:
        this = {"this": absence.id.value, "read": absence.version - 1}
        if not self.database.change(_SAVE, **this, **self._to_row(absence)):
            raise StaleAbsence(absence.id)

    def get(self, absence_id: AbsenceId, scope: Scope) -> Absence:
        row = self.database.first(_GET, id=absence_id.value)
        if row is None or not scope.covers(doctor_id=DoctorId(row.doctor_id)):
            raise AbsenceNotFound(absence_id)
        return self._to_absence(row)

    def live_of(self, doctor_id: DoctorId, now: datetime) -> tuple[Absence, ...]:
        rows = self.database.rows(_LIVE, doctor_id=doctor_id.value, now=now)
        return tuple(map(self._to_absence, rows))

    def affected_by(self, absence: Absence, now: datetime) -> tuple[Appointment, ...]:
        if not absence.is_live:
            return ()
        rows = self.database.rows(
            _AFFECTED,
            doctor_id=absence.doctor_id.value,
            now=now,
            start=absence.period.start,
            end=absence.period.end,
            longest_ago=absence.period.start - LONGEST,
        )
        return tuple(to_appointment(row, self.database) for row in rows)

    def _to_row(self, absence: Absence) -> dict[str, object]:
        """All columns but the key and the number."""
        private = {"reason": absence.reason}
        return {
            "doctor_id": absence.doctor_id.value,
            "starts_at": absence.period.start,
            "ends_at": absence.period.end,
            "sealed": self.database.seal(absences, absence.id.value, private),
            "recorded_by": absence.recorded_by and absence.recorded_by.value,
            "recorded_at": absence.recorded_at,
            "cancelled_at": absence.cancelled_at,
            "version": absence.version,
        }

    def _to_absence(self, row: Row[Any]) -> Absence:
        return Absence(
            id=AbsenceId(row.id),
            doctor_id=DoctorId(row.doctor_id),
            period=Period(row.starts_at, row.ends_at),
            recorded_by=row.recorded_by and AccountId(row.recorded_by),
            recorded_at=row.recorded_at,
            cancelled_at=row.cancelled_at,
            version=row.version,
            **self.database.unseal(absences, row.id, row.sealed),
        )
