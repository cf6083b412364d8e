"""What was done to a patient in a consultation, beyond seeing them."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from attrs import field, frozen
from attrs.validators import ge, le

from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.shared.ids import (
    ConsultationId,
    DoctorId,
    PatientId,
    ProcedureId,
)
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean_note


@frozen
class TooLateForProcedures(RuleBroken):
    """A procedure is recorded until the day of the consultation is over."""

    rule: ClassVar[str] = "R1"
    consultation_id: ConsultationId


def _note(text: str | None) -> str | None:
    return None if text is None else clean_note(text, "note", longest=2000)


@frozen(kw_only=True)
class Procedure:
    """One procedure, as often as it was done. It never changes, and is charged once."""

    id: ProcedureId
    patient_id: PatientId
    consultation_id: ConsultationId
    service: str
    """The tariff that prices it: `procedure_` and a code."""
    quantity: int = field(default=1, validator=[ge(1), le(100)])
    note: str | None = field(default=None, converter=_note, repr=False)
    on: date
    recorded_by: DoctorId
    recorded_at: datetime = field(validator=has_time_zone)
    version: int = 1
