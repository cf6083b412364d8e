"""Where a doctor stands with the hospital (D1)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.texts import clean


class DoctorStatus(StrEnum):
    """Where a doctor stands with the hospital (D1)."""

    APPLIED = "applied"
    APPROVED = "approved"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    LEFT = "left"


PRACTISING = (DoctorStatus.APPROVED, DoctorStatus.ACTIVE)
"""The doctor may work here."""


@frozen
class WrongDoctorStatus(RuleBroken):
    """The doctor's present status does not allow this step."""

    rule: ClassVar[str] = "D1"
    doctor_id: DoctorId
    status: DoctorStatus

    def __str__(self) -> str:
        return f"The doctor {_STANDS[self.status]}."


_STANDS = {
    DoctorStatus.APPLIED: "has applied: approve the doctor first, or record the leave",
    DoctorStatus.APPROVED: "is approved: set the weekly hours, suspend the doctor, or "
    "record the leave",
    DoctorStatus.ACTIVE: "is active: suspend the doctor, or record the leave",
    DoctorStatus.SUSPENDED: "is suspended: reinstate the doctor first, or record the "
    "leave",
    DoctorStatus.LEFT: "has left for good: register the doctor anew",
}
"""Where the doctor stands, and which steps are possible from there."""


def _tidy_reason(text: str) -> str:
    return clean(text, "reason", longest=500)


@frozen(kw_only=True)
class Suspension:
    """Why and since when a doctor may not work here; `before` is the status then."""

    reason: str = field(converter=_tidy_reason)
    since: datetime
    before: DoctorStatus
