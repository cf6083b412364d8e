"""Until when an appointment can be changed, and by whom (S11)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.scheduling.appointment import Appointment, StaleAppointment
from mediklaud.domain.shared.ids import AppointmentId


@frozen
class TooLateToChange(RuleBroken):
    """It is too late to change this yourself; you can ask the front desk to do it."""

    rule: ClassVar[str] = "S11"
    appointment_id: AppointmentId
    until: datetime


def is_late(appointment: Appointment, *, now: datetime, cut_off: timedelta) -> bool:
    """Is the visit so close that a change comes late?"""
    return now > appointment.period.start - cut_off


def require_early(
    appointment: Appointment, *, now: datetime, cut_off: timedelta
) -> None:
    """Refuse what a patient may only ask for by now, or what has begun or ended."""
    appointment.require_ahead()
    if is_late(appointment, now=now, cut_off=cut_off):
        raise TooLateToChange(appointment.id, appointment.period.start - cut_off)


def require_version(appointment: Appointment, version: int | None) -> None:
    """Refuse a change of something else than what was read."""
    if version is not None and version != appointment.version:
        raise StaleAppointment(appointment.id)
