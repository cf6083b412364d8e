"""Who cares for whom, by the `appointments` table (D5)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

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
from mediklaud.domain.scheduling.care import CARE_LASTS, NO_CARE
from mediklaud.domain.shared.ids import DoctorId, PatientId

_NO_CARE = [status.value for status in NO_CARE]


def gives_care(table: FromClause) -> ColumnElement[bool]:
    """Does an appointment of this table give care, unless over before `since`?"""
    its = table.c
    received_by_another = and_(
        its.received_by.is_not(None), ~_is_the_doctors(its.received_by, table)
    )
    over = func.coalesce(its.ended_at, its.ends_at, type_=Instant)
    return and_(
        its.status.not_in(_NO_CARE),
        over > bindparam("since", type_=Instant),
        or_(~_is_the_doctors(its.booked_by, table), received_by_another),
    )


def _is_the_doctors(
    account_id: ColumnElement[Any], table: FromClause
) -> ColumnElement[bool]:
    """Is it the account of the doctor in whose schedule the appointment stands?"""
    return exists().where(
        accounts.c.hospital_id == table.c.hospital_id,
        accounts.c.id == account_id,
        accounts.c.doctor_id == table.c.doctor_id,
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
