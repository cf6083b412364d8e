"""Doctors' time, from the tables of rules, absences and appointments."""

from __future__ import annotations

from attrs import frozen
from sqlalchemy import bindparam, exists, select

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.registry.tables import doctor_specialties, doctors
from mediklaud.adapters.sql.scheduling.diary_selects import (
    NOT_LEFT_OUT,
    absences_of,
    around,
    but,
    claims_on,
    rooms_of,
    rules_of,
    to_diary,
)
from mediklaud.adapters.sql.scheduling.tables import claims
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.registry.specialty import specialty_key
from mediklaud.domain.scheduling.diary import Diary
from mediklaud.domain.scheduling.ticks import Ticks, stretches
from mediklaud.domain.shared.ids import AppointmentId, DoctorId, PatientId

_d, _s = doctors.c, doctor_specialties.c
_EVERYBODY = (
    select(
        _d.id.label("doctor_id"),
        _d.number,
        _d.name,
        _d.licence_until,
        rules_of(_d.id).label("rules"),
        absences_of(_d.id).label("absences"),
        claims_on(_d.id).label("claims"),
        rooms_of(_d.id).label("rooms"),
    )
    .where(here(doctors), _d.status == DoctorStatus.ACTIVE.value)
    .order_by(_d.id)
)
_OF_SPECIALTY = _EVERYBODY.where(
    exists().where(
        here(doctor_specialties),
        _s.doctor_id == _d.id,
        _s.specialty_key == bindparam("specialty"),
    )
)
_OF_DOCTOR = select(
    _d.id.label("doctor_id"),
    _d.number,
    _d.name,
    _d.licence_until,
    rules_of(_d.id).label("rules"),
    absences_of(_d.id).label("absences"),
    claims_on(_d.id, NOT_LEFT_OUT).label("claims"),
    rooms_of(_d.id, NOT_LEFT_OUT).label("rooms"),
).where(
    here(doctors),
    _d.id == bindparam("doctor_id"),
    _d.status == DoctorStatus.ACTIVE.value,
)
_CLAIMED = (
    select(claims.c.tick)
    .where(is_param(claims, "resource"), claims.c.tick >= bindparam("first"))
    .where(claims.c.tick < bindparam("end"))
    .where(claims.c.appointment_id != bindparam("left_out"))
    .order_by(claims.c.tick)
)


@frozen
class SqlDiaries:
    """One select, however many the doctors."""

    database: Database

    def of_doctor(
        self,
        doctor_id: DoctorId,
        within: Ticks,
        leaving_out: AppointmentId | None = None,
    ) -> tuple[Diary, ...]:
        given = around(within, leaving_out)
        rows = self.database.rows(_OF_DOCTOR, doctor_id=doctor_id.value, **given)
        return tuple(map(to_diary, rows))

    def of_specialty(self, specialty: str | None, within: Ticks) -> tuple[Diary, ...]:
        given = around(within)
        if specialty is None:
            rows = self.database.rows(_EVERYBODY, **given)
        else:
            key = specialty_key(specialty)
            rows = self.database.rows(_OF_SPECIALTY, specialty=key, **given)
        return tuple(map(to_diary, rows))

    def busy(
        self,
        patient_id: PatientId,
        within: Ticks,
        leaving_out: AppointmentId | None = None,
    ) -> tuple[Ticks, ...]:
        given = {"first": within.first, "end": within.end, **but(leaving_out)}
        rows = self.database.rows(_CLAIMED, resource=patient_id.value, **given)
        return stretches(row.tick for row in rows)
