"""When a doctor is away, and which appointments that touches (S12)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.errors import NotFound, RuleBroken, StaleVersion
from mediklaud.domain.scheduling.appointment import AHEAD, Appointment
from mediklaud.domain.shared.ids import AbsenceId, AccountId, DoctorId
from mediklaud.domain.shared.period import Period, has_time_zone
from mediklaud.domain.shared.texts import clean


@frozen
class AbsenceNotFound(NotFound):
    """There is no such absence, or it was cancelled."""

    rule: ClassVar[str] = "S12"
    absence_id: AbsenceId


@frozen
class StaleAbsence(StaleVersion):
    """Somebody changed the absence meanwhile: read it again."""

    rule: ClassVar[str] = "S12"
    absence_id: AbsenceId


@frozen
class AbsenceIsOver(RuleBroken):
    """An absence can be recorded or cancelled until it ends, not afterwards."""

    rule: ClassVar[str] = "S12"
    ended_at: datetime


@frozen
class AbsencesOverlap(RuleBroken):
    """The doctor is away at this time already: cancel that absence first."""

    rule: ClassVar[str] = "S12"
    doctor_id: DoctorId
    absences: tuple[AbsenceId, ...]


def _reason(text: str) -> str:
    return clean(text, "reason", longest=500)


@frozen(kw_only=True)
class Absence:
    """A stretch of time a doctor is away; the reason is for staff alone.

    Recorded before it ends. Cancelled, it is as if it had never been.
    """

    id: AbsenceId
    doctor_id: DoctorId
    period: Period
    reason: str = field(converter=_reason, repr=False)
    recorded_at: datetime = field(validator=has_time_zone)
    recorded_by: AccountId | None = None
    cancelled_at: datetime | None = None
    version: int = 1

    @property
    def is_live(self) -> bool:
        """Does it still stand?"""
        return self.cancelled_at is None

    def require_unfinished(self, now: datetime) -> None:
        """Refuse one that has ended."""
        if self.period.end <= now:
            raise AbsenceIsOver(self.period.end)

    def require_apart_from(self, others: Iterable[Absence]) -> None:
        """Refuse one at a time the doctor is away already; adjoining ones are fine."""
        same = tuple(o.id for o in others if o.period.overlaps(self.period))
        if same:
            raise AbsencesOverlap(self.doctor_id, same)

    def cancel(self, *, at: datetime) -> Absence:
        """The doctor is here after all."""
        if not self.is_live:
            raise AbsenceNotFound(self.id)
        self.require_unfinished(at)
        return evolve(self, cancelled_at=at, version=self.version + 1)

    def affects(self, appointment: Appointment, now: datetime) -> bool:
        """Must this appointment, which still lies ahead, be moved or cancelled?"""
        return (
            self.is_live
            and appointment.doctor_id == self.doctor_id
            and appointment.status in AHEAD
            and appointment.period.start > now
            and self.period.overlaps(appointment.period)
        )
