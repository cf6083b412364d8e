"""For whom the pharmacy has work, by one question."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen
from sqlalchemy import Date, bindparam, exists, or_, select

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.medication.prescription_tables import prescriptions
from mediklaud.adapters.sql.pharmacy.dispensation_tables import dispensations
from mediklaud.adapters.sql.schema import Instant, is_param
from mediklaud.domain.medication.prescription_status import PrescriptionStatus
from mediklaud.domain.pharmacy.queue import waiting_since
from mediklaud.domain.shared.ids import PatientId

_p, _d = prescriptions.c, dispensations.c
_OPEN = exists().where(
    is_param(prescriptions, "patient_id"),
    _p.status == PrescriptionStatus.OPEN.value,
    _p.valid_until >= bindparam("day", type_=Date),
)
_HANDED_OUT = exists().where(
    is_param(dispensations, "patient_id"), _d.at >= bindparam("since", type_=Instant)
)
_WAITS = select(or_(_OPEN, _HANDED_OUT).label("waits"))


@frozen
class SqlPharmacyQueue:
    """The tables of prescriptions and dispensations together."""

    database: Database

    def waits(self, patient_id: PatientId, now: datetime) -> bool:
        since = waiting_since(now)
        asked = {"patient_id": patient_id.value, "day": since.date(), "since": since}
        row = self.database.first(_WAITS, **asked)
        return row is not None and bool(row.waits)
