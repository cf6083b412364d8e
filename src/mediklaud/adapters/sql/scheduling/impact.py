"""The worklist of impacted appointments, found by one query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from attrs import frozen
from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    Text,
    and_,
    bindparam,
    func,
    literal_column,
    select,
    tuple_,
    union_all,
)

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.local_day import local_day
from mediklaud.adapters.sql.registry.tables import IS_NOT_ACTIVE, doctors, patients
from mediklaud.adapters.sql.scheduling.appointment_rows import to_appointment
from mediklaud.adapters.sql.scheduling.tables import IS_AHEAD, absences, appointments
from mediklaud.adapters.sql.schema import Instant, here
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.scheduling.impact import Cause, ImpactedAppointment
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import AppointmentId, DoctorId

_NOT_ACTIVE = (DoctorStatus.SUSPENDED.value, DoctorStatus.LEFT.value)

_a, _b, _d, _p = appointments.c, absences.c, doctors.c, patients.c
_now = bindparam("now", type_=Instant)
_zone = bindparam("zone", type_=Text)
_its_doctor = and_(_d.hospital_id == _a.hospital_id, _d.id == _a.doctor_id)
_its_doctors_absence = and_(
    _b.hospital_id == _a.hospital_id,
    _b.doctor_id == _a.doctor_id,
    _b.starts_at < _a.ends_at,
    _b.ends_at > _a.starts_at,
)


def _because(cause: Cause) -> Select[Any]:
    """One row for an appointment, with a 1 in the column of its cause."""
    return select(
        _a.id,
        *(literal_column(str(int(c is cause))).label(c.value) for c in Cause),
    )


# The few that can stand against a visit. From them the visits are found; the other
# way round, each visit to come would be asked for its doctor and its patient.
_ABSENT = select(_b.doctor_id).where(
    here(absences), _b.cancelled_at.is_(None), _b.ends_at > _now
)
_LEFT = select(_d.id).where(here(doctors), _d.status.in_(_NOT_ACTIVE))
_LAST_VISIT = (
    select(func.max(_a.starts_at)).where(here(appointments), IS_AHEAD).scalar_subquery()
)
_LAPSING = select(_d.id).where(here(doctors), _d.licence_until <= _LAST_VISIT)
_CLOSED = select(_p.id).where(here(patients), IS_NOT_ACTIVE)


def _worklist(*which: ColumnElement[bool]) -> Select[Any]:
    """Those of which this is true, each with all that stands against it."""
    ahead = (here(appointments), IS_AHEAD, _a.starts_at > _now, *which)
    absent = (
        _because(Cause.DOCTOR_ABSENT)
        .join_from(appointments, absences, _its_doctors_absence)
        .where(*ahead, _a.doctor_id.in_(_ABSENT))
        .where(_b.cancelled_at.is_(None), _b.ends_at > _now)
    )
    left = _because(Cause.DOCTOR_NOT_ACTIVE).where(*ahead, _a.doctor_id.in_(_LEFT))
    unlicensed = (
        _because(Cause.LICENCE_ENDED)
        .join_from(appointments, doctors, _its_doctor)
        .where(*ahead, _a.doctor_id.in_(_LAPSING))
        .where(local_day(_a.starts_at, _zone) > _d.licence_until)
    )
    closed = _because(Cause.PATIENT_NOT_ACTIVE).where(
        *ahead, _a.patient_id.in_(_CLOSED)
    )
    found = union_all(absent, left, unlicensed, closed).subquery("found")
    against = (
        select(found.c.id, *(func.max(found.c[c.value]).label(c.value) for c in Cause))
        .group_by(found.c.id)
        .subquery("against")
    )
    return (
        select(appointments, *(against.c[c.value] for c in Cause))
        .join_from(appointments, against, _a.id == against.c.id)
        .where(here(appointments))
        .order_by(_a.starts_at, _a.id)
    )


_mark = appointments.alias("mark")
_MARK = (
    select(_mark.c.starts_at, _mark.c.id)
    .where(_mark.c.hospital_id == bindparam("here"), _mark.c.id == bindparam("after"))
    .scalar_subquery()
)
_BEHIND = tuple_(_a.starts_at, _a.id) > _MARK
_OF_ONE_DOCTOR = _a.doctor_id == bindparam("doctor_id")
_PAGES = {
    (one, behind): _worklist(
        *([_OF_ONE_DOCTOR] if one else []), *([_BEHIND] if behind else [])
    ).limit(bindparam("limit"))
    for one in (False, True)
    for behind in (False, True)
}
"""By whether one doctor's are asked for, and whether those behind another."""
_AMONG = _worklist(_a.id.in_(bindparam("ids", expanding=True)))


@frozen
class SqlImpactWorklist:
    """Found in the tables of appointments, absences, doctors and patients."""

    database: Database

    def page(
        self,
        doctor_id: DoctorId | None,
        now: datetime,
        hospital: Hospital,
        *,
        after: AppointmentId | None,
        limit: int,
    ) -> tuple[ImpactedAppointment, ...]:
        asked: dict[str, object] = {"now": now, "zone": hospital.zone, "limit": limit}
        if doctor_id is not None:
            asked["doctor_id"] = doctor_id.value
        if after is not None:
            asked["after"] = after.value
        statement = _PAGES[doctor_id is not None, after is not None]
        return tuple(map(self._to_impacted, self.database.rows(statement, **asked)))

    def among(
        self,
        appointment_ids: Sequence[AppointmentId],
        now: datetime,
        hospital: Hospital,
    ) -> tuple[ImpactedAppointment, ...]:
        ids = [appointment_id.value for appointment_id in appointment_ids]
        rows = self.database.rows(_AMONG, now=now, zone=hospital.zone, ids=ids)
        return tuple(map(self._to_impacted, rows))

    def _to_impacted(self, row: Row[Any]) -> ImpactedAppointment:
        return ImpactedAppointment(
            appointment=to_appointment(row, self.database),
            causes=tuple(cause for cause in Cause if getattr(row, cause.value)),
        )
