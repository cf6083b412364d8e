"""A permission to book once in spite of dues (U4)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.shared.ids import (
    AccountId,
    AppointmentId,
    OverrideId,
    PatientId,
)
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean


@frozen
class NothingOwed(RuleBroken):
    """The patient owes nothing: a visit can be booked as it is."""

    rule: ClassVar[str] = "U4"
    patient_id: PatientId


@frozen
class OverrideNotLive(RuleBroken):
    """This permission to book in spite of dues was used, or has ended."""

    rule: ClassVar[str] = "U4"
    override_id: OverrideId


def _tidy_reason(text: str) -> str:
    return clean(text, "reason", longest=500)


@frozen(kw_only=True)
class DuesOverride:
    """Granted for a reason, to be spent by one booking before it ends."""

    id: OverrideId
    patient_id: PatientId
    reason: str = field(converter=_tidy_reason, repr=False)
    granted_by: AccountId | None
    granted_at: datetime = field(validator=has_time_zone)
    ends_at: datetime = field(validator=has_time_zone)
    spent_on: AppointmentId | None = None

    def is_live(self, now: datetime) -> bool:
        """Can a booking still spend it?"""
        return self.spent_on is None and self.granted_at <= now < self.ends_at
