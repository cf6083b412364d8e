"""On which day a patient can be received for an appointment (S9)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.scheduling.appointment import Appointment, AppointmentStatus
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import AppointmentId

_EARLY = timedelta(hours=1)
"""So long before a visit just after midnight its patient may come."""


@frozen
class NotTheDay(RuleBroken):
    """The visit is on another day: to see the patient today, move it to today."""

    rule: ClassVar[str] = "S9"
    appointment_id: AppointmentId
    day: date
    """The day of the visit on the hospital's calendar."""


def require_its_day(
    appointment: Appointment, *, now: datetime, hospital: Hospital
) -> None:
    """Refuse to receive a patient on another day than that of the visit.

    Midnight parts nobody from a visit that is near or goes on; and who arrived on the
    day may be called in later.
    """
    around = appointment.period.widened(_EARLY, timedelta(0))
    if appointment.status is AppointmentStatus.ARRIVED or now in around:
        return
    day = hospital.day_of(appointment.period.start)
    if hospital.day_of(now) != day:
        raise NotTheDay(appointment.id, day)
