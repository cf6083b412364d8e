"""Appointments that cannot take place as booked, and what is decided on each (S12)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.errors import InvalidValue, Refusal, RuleBroken
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.shared.ids import AppointmentId, DoctorId


class Cause(StrEnum):
    """Why an appointment cannot take place as booked."""

    DOCTOR_ABSENT = "doctor_absent"
    DOCTOR_NOT_ACTIVE = "doctor_not_active"
    """Suspended, or left (D4)."""
    LICENCE_ENDED = "licence_ended"
    """The doctor may not practise on that day any more (D3)."""
    PATIENT_NOT_ACTIVE = "patient_not_active"
    """The patient's file is closed: moved away, or died."""


@frozen(kw_only=True)
class ImpactedAppointment:
    """An appointment that needs a decision, and all that stands against it."""

    appointment: Appointment
    causes: tuple[Cause, ...]


class Action(StrEnum):
    """What is done with an appointment that cannot take place as booked."""

    MOVE = "move"
    CANCEL = "cancel"


@frozen
class MoveNeedsATime(InvalidValue):
    """Say when the moved appointment starts."""

    rule: ClassVar[str] = "S12"
    appointment_id: AppointmentId


@frozen
class DecidedTwice(InvalidValue):
    """Each appointment is decided on once."""

    rule: ClassVar[str] = "S12"
    appointment_id: AppointmentId


@frozen
class NothingDecided(InvalidValue):
    """Decide on one to a hundred appointments at once."""

    rule: ClassVar[str] = "S12"


@frozen
class NotImpacted(RuleBroken):
    """Nothing stands against this appointment: move or cancel it the usual way."""

    rule: ClassVar[str] = "S12"
    appointment_id: AppointmentId


@frozen
class DecisionRefused(RuleBroken):
    """One decision is not possible, so none was applied."""

    rule: ClassVar[str] = "S12"
    appointment_id: AppointmentId
    because: str
    """The code of what refuses it."""
    facts_of_it: Refusal

    def __str__(self) -> str:
        return f"{self.message} {self.facts_of_it}"


@frozen(kw_only=True)
class ImpactDecision:
    """What to do with one appointment: where to move it, or why it is cancelled."""

    appointment_id: AppointmentId
    action: Action
    starts_at: datetime | None = None
    to_doctor_id: DoctorId | None = None
    reason: str | None = field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        if self.action is Action.MOVE and self.starts_at is None:
            raise MoveNeedsATime(self.appointment_id)


MOST_AT_ONCE = 100


def in_order(decisions: tuple[ImpactDecision, ...]) -> tuple[ImpactDecision, ...]:
    """Cancellations first: the time they free may be where another moves to."""
    if not 1 <= len(decisions) <= MOST_AT_ONCE:
        raise NothingDecided
    seen: set[AppointmentId] = set()
    for decision in decisions:
        if decision.appointment_id in seen:
            raise DecidedTwice(decision.appointment_id)
        seen.add(decision.appointment_id)
    return tuple(sorted(decisions, key=lambda d: d.action is Action.MOVE))
