"""Who cares for whom, by the `appointments` table (D5)."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen
from sqlalchemy import and_, bindparam, exists, func, select

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.scheduling.tables import appointments
from mediklaud.adapters.sql.schema import Instant, is_param
from mediklaud.domain.scheduling.care import CARE_LASTS, NO_CARE
from mediklaud.domain.shared.ids import DoctorId, PatientId

_a = appointments.c
_over = func.coalesce(_a.ended_at, _a.ends_at, type_=Instant)
_RELATES = select(
    exists().where(
        is_param(appointments, "patient_id", "doctor_id"),
        and_(*(_a.status != status.value for status in NO_CARE)),
        _over > bindparam("since", type_=Instant),
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
