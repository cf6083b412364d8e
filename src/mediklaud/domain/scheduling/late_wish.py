"""When a patient asks the front desk for a change, and for what (S11)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import InvalidValue, RuleBroken
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.changing import is_late
from mediklaud.domain.shared.ids import AppointmentId, ChangeRequestId
from mediklaud.domain.shared.period import NaiveInstant


@frozen
class NoNeedToAsk(RuleBroken):
    """It is early enough: move or cancel the appointment yourself."""

    rule: ClassVar[str] = "S11"
    appointment_id: AppointmentId
    until: datetime


@frozen
class TooLateToAsk(RuleBroken):
    """The appointment has begun: please call the front desk."""

    rule: ClassVar[str] = "S11"
    appointment_id: AppointmentId
    started_at: datetime


@frozen
class PreferredTimeIsPast(InvalidValue):
    """The time you would prefer lies ahead."""

    rule: ClassVar[str] = "S11"
    preferred: datetime


@frozen
class AlreadyRequested(RuleBroken):
    """A request for this appointment is waiting for the front desk already."""

    rule: ClassVar[str] = "S11"
    appointment_id: AppointmentId
    change_request_id: ChangeRequestId


def require_late_wish(
    appointment: Appointment, *, now: datetime, cut_off: timedelta
) -> None:
    """Refuse to ask for what the patient may simply do, or what has begun."""
    appointment.require_ahead()
    starts_at = appointment.period.start
    if starts_at <= now:
        raise TooLateToAsk(appointment.id, starts_at)
    if not is_late(appointment, now=now, cut_off=cut_off):
        raise NoNeedToAsk(appointment.id, starts_at - cut_off)


def require_possible(preferred: datetime | None, *, now: datetime) -> None:
    """Refuse a time that is past."""
    if preferred is None:
        return
    if preferred.utcoffset() is None:
        raise NaiveInstant
    if preferred <= now:
        raise PreferredTimeIsPast(preferred)
