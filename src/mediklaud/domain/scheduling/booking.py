"""What has to be true before a visit can be booked (S5): each rule with its refusal."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import NotPermitted, RuleBroken
from mediklaud.domain.scheduling.ticks import require_on_grid
from mediklaud.domain.scheduling.visit_type import Urgency, VisitType
from mediklaud.domain.shared.ids import DoctorId, PatientId


@frozen
class TooSoon(RuleBroken):
    """This time is past, or too close to be booked: choose one from `earliest` on."""

    rule: ClassVar[str] = "S5"
    starts_at: datetime
    earliest: datetime


@frozen
class TooFarAhead(RuleBroken):
    """Bookings are not taken that far ahead."""

    rule: ClassVar[str] = "S5"
    starts_at: datetime
    latest: datetime


@frozen
class PatientNotActive(RuleBroken):
    """The patient's file is closed: nothing new can be booked."""

    rule: ClassVar[str] = "S5"
    patient_id: PatientId


@frozen
class TooManyUpcoming(RuleBroken):
    """The patient has as many appointments ahead as one may have."""

    rule: ClassVar[str] = "S5"
    upcoming: int
    most: int


@frozen
class DoctorNotBookable(RuleBroken):
    """The doctor takes no appointments at present."""

    rule: ClassVar[str] = "D4"
    doctor_id: DoctorId


@frozen
class LicenceEndsBefore(RuleBroken):
    """The doctor's licence ends before that day."""

    rule: ClassVar[str] = "D3"
    doctor_id: DoctorId
    valid_until: date


@frozen
class UrgencyNotYours(NotPermitted):
    """Staff decide what is an emergency, a doctor what must be followed up at once."""

    rule: ClassVar[str] = "U3"
    urgency: Urgency


def require_timely(
    starts_at: datetime, *, now: datetime, lead: timedelta, horizon: timedelta
) -> None:
    """Refuse a start that is off the grid, too close or too far away."""
    require_on_grid(starts_at)
    if starts_at < now + lead:
        raise TooSoon(starts_at, now + lead)
    if starts_at > now + horizon:
        raise TooFarAhead(starts_at, now + horizon)


def require_room_for_more(upcoming: int, most: int, urgency: Urgency) -> None:
    """Refuse one more than a patient may have ahead; emergencies are not counted."""
    if upcoming >= most and urgency is not Urgency.EMERGENCY:
        raise TooManyUpcoming(upcoming, most)


def require_licence(doctor_id: DoctorId, valid_until: date, *, on: date) -> None:
    """Refuse a day on which the doctor may not practise."""
    if on > valid_until:
        raise LicenceEndsBefore(doctor_id, valid_until)


def urgency_of(
    visit_type: VisitType, said: Urgency, *, by_staff: bool, by_doctor: bool
) -> Urgency:
    """How urgent the visit is, if whoever books it may say so (U3)."""
    is_emergency = visit_type is VisitType.EMERGENCY
    urgency = Urgency.EMERGENCY if is_emergency else said
    allowed = {
        Urgency.ROUTINE: True,
        Urgency.URGENT_FOLLOW_UP: by_doctor,
        Urgency.EMERGENCY: by_staff,
    }
    if not allowed[urgency]:
        raise UrgencyNotYours(urgency)
    return urgency
