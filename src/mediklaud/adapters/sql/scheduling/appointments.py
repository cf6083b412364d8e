"""Appointments, in their tables."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from attrs import frozen
from sqlalchemy import (
    Row,
    and_,
    bindparam,
    exists,
    false,
    insert,
    select,
    tuple_,
    update,
)

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.registry.patient_rows import unsealed
from mediklaud.adapters.sql.registry.tables import doctor_specialties, doctors, patients
from mediklaud.adapters.sql.scheduling.appointment_rows import to_appointment, to_row
from mediklaud.adapters.sql.scheduling.care import gives_care
from mediklaud.adapters.sql.scheduling.claims import Claims
from mediklaud.adapters.sql.scheduling.tables import appointments
from mediklaud.adapters.sql.schema import Instant, here, is_param
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.errors import Contended
from mediklaud.domain.registry.specialty import specialty_key
from mediklaud.domain.scheduling.appointment import Appointment, AppointmentNotFound
from mediklaud.domain.scheduling.care import CARE_LASTS
from mediklaud.domain.scheduling.schedule import ScheduleEntry
from mediklaud.domain.shared.ids import AppointmentId, DoctorId, PatientId
from mediklaud.domain.shared.period import Period

_a = appointments.c
_ADD = insert(appointments)
_GET = select(appointments).where(is_param(appointments, "id"))
_BEFORE = _GET.where(_a.version == bindparam("read"))
_SAVE = update(appointments).where(
    here(appointments),
    _a.id == bindparam("this"),
    _a.version == bindparam("read"),
    _a.patient_id == bindparam("whose"),
)
_OF_PATIENT = (
    select(appointments)
    .where(is_param(appointments, "patient_id"))
    .order_by(_a.starts_at.desc(), _a.id.desc())
    .limit(bindparam("limit"))
)
_mark = appointments.alias("mark")
_MARK = (
    select(_mark.c.starts_at, _mark.c.id)
    .where(_mark.c.hospital_id == bindparam("here"))
    .where(_mark.c.id == bindparam("after"))
    .scalar_subquery()
)
_BEHIND = _OF_PATIENT.where(tuple_(_a.starts_at, _a.id) < _MARK)
_other = appointments.alias("other")
_IN_CARE = exists().where(
    _other.c.hospital_id == _a.hospital_id,
    _other.c.patient_id == _a.patient_id,
    _other.c.doctor_id == _a.doctor_id,
    gives_care(_other),
)
_WITH_PATIENT = (
    select(appointments, patients.c.sealed.label("patient_sealed"))
    .join_from(
        appointments,
        patients,
        and_(patients.c.hospital_id == _a.hospital_id, patients.c.id == _a.patient_id),
    )
    .where(
        _a.starts_at >= bindparam("start", type_=Instant),
        _a.starts_at < bindparam("end", type_=Instant),
    )
    .order_by(_a.starts_at, _a.id)
)
_OF_DOCTOR = _WITH_PATIENT.add_columns(_IN_CARE.label("in_care")).where(
    is_param(appointments, "doctor_id")
)
# By the doctors that there are, for visits are found by doctor and time.
_OF_THE_DAY = _WITH_PATIENT.add_columns(false().label("in_care"))
_ON_BOARD = _OF_THE_DAY.where(
    here(appointments), _a.doctor_id.in_(select(doctors.c.id).where(here(doctors)))
)
_OF_SPECIALTY = _OF_THE_DAY.where(
    here(appointments),
    _a.doctor_id.in_(
        select(doctor_specialties.c.doctor_id).where(
            is_param(doctor_specialties, "specialty_key")
        )
    ),
)


@frozen
class SqlAppointments:
    """The `appointments` table, and the claims that go with it."""

    database: Database

    def add(self, appointment: Appointment) -> None:
        self.database.change(_ADD, id=appointment.id.value, **self._to_row(appointment))
        Claims(self.database).claim(appointment)

    def save(self, appointment: Appointment) -> None:
        this, read = appointment.id.value, appointment.version - 1
        whose = appointment.patient_id.value
        before = self.database.first(_BEFORE, id=this, read=read)
        saved = before is not None and self.database.change(
            _SAVE, this=this, read=read, whose=whose, **self._to_row(appointment)
        )
        if before is None or not saved:
            raise Contended
        Claims(self.database).change(self._to_appointment(before), appointment)

    def get(self, appointment_id: AppointmentId, scope: Scope) -> Appointment:
        row = self.database.first(_GET, id=appointment_id.value)
        if row is None or not scope.covers(
            PatientId(row.patient_id), DoctorId(row.doctor_id)
        ):
            raise AppointmentNotFound(appointment_id)
        return self._to_appointment(row)

    def of_patient(
        self, patient_id: PatientId, after: AppointmentId | None, limit: int
    ) -> tuple[Appointment, ...]:
        which = {"patient_id": patient_id.value, "limit": limit}
        if after is None:
            rows = self.database.rows(_OF_PATIENT, **which)
        else:
            rows = self.database.rows(_BEHIND, after=after.value, **which)
        return tuple(map(self._to_appointment, rows))

    def on_board(
        self, period: Period, specialty: str | None = None
    ) -> tuple[ScheduleEntry, ...]:
        day = {"start": period.start, "end": period.end}
        if specialty is None:
            rows = self.database.rows(_ON_BOARD, **day)
        else:
            key = specialty_key(specialty)
            rows = self.database.rows(_OF_SPECIALTY, specialty_key=key, **day)
        return tuple(map(self._to_entry, rows))

    def of_doctor(
        self, doctor_id: DoctorId, period: Period, now: datetime
    ) -> tuple[ScheduleEntry, ...]:
        rows = self.database.rows(
            _OF_DOCTOR,
            doctor_id=doctor_id.value,
            start=period.start,
            end=period.end,
            since=now - CARE_LASTS,
        )
        return tuple(map(self._to_entry, rows))

    def _to_row(self, appointment: Appointment) -> dict[str, object]:
        return to_row(appointment, self.database)

    def _to_appointment(self, row: Row[Any]) -> Appointment:
        return to_appointment(row, self.database)

    def _to_entry(self, row: Row[Any]) -> ScheduleEntry:
        patient = unsealed(row.patient_id, row.patient_sealed, self.database)
        return ScheduleEntry(
            appointment=self._to_appointment(row),
            patient_number=patient["number"],
            patient_name=patient["name"],
            in_care=bool(row.in_care),
        )
