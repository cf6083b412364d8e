"""Who cares for whom, by the `appointments` table (D5)."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen
from sqlalchemy import (
    ColumnElement,
    FromClause,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
)

from mediklaud.adapters.sql.access.tables import accounts
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.scheduling.tables import appointments
from mediklaud.adapters.sql.schema import Instant, is_param
from mediklaud.domain.scheduling.appointment import AppointmentStatus
from mediklaud.domain.scheduling.care import CARE_LASTS, NO_CARE
from mediklaud.domain.shared.ids import DoctorId, PatientId

_NO_CARE = [status.value for status in NO_CARE]


def gives_care(table: FromClause) -> ColumnElement[bool]:
    """Does an appointment of this table give care, unless over before `since`?"""
    its = table.c
    by_the_doctor = exists().where(
        accounts.c.hospital_id == its.hospital_id,
        accounts.c.id == its.booked_by,
        accounts.c.doctor_id == its.doctor_id,
    )
    over = func.coalesce(its.ended_at, its.ends_at, type_=Instant)
    return and_(
        its.status.not_in(_NO_CARE),
        over > bindparam("since", type_=Instant),
        or_(its.status != AppointmentStatus.BOOKED.value, ~by_the_doctor),
    )


_RELATES = select(
    exists().where(
        is_param(appointments, "patient_id", "doctor_id"), gives_care(appointments)
    )
)


@frozen
class SqlCare:
    """The `appointments` table, asked by patient and doctor."""

    database: Database

    def relates(
        self, doctor_id: DoctorId, patient_id: PatientId, now: datetime
    ) -> bool:
        row = self.database.first(
            _RELATES,
            doctor_id=doctor_id.value,
            patient_id=patient_id.value,
            since=now - CARE_LASTS,
        )
        return row is not None and bool(row[0])
