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


def _tidy_reason(text: str) -> str:
    return clean(text, "reason", longest=500)


@frozen(kw_only=True)
class Suspension:
    """Why and since when a doctor may not work here; `before` is the status then."""

    reason: str = field(converter=_tidy_reason)
    since: datetime
    before: DoctorStatus
