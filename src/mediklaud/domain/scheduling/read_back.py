"""What the clerk reads back to somebody who booked by phone (S16)."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.weekday import spoken


def read_back(
    appointment: Appointment, *, doctor_name: str, doctor_number: str, zone: ZoneInfo
) -> str:
    """The day written out, the hospital's wall times, the doctor and the place."""
    start = appointment.period.start.astimezone(zone)
    end = appointment.period.end.astimezone(zone)
    visit = appointment.visit_type.value.replace("_", " ")
    place = f", {appointment.place}" if appointment.place else ""
    return (
        f"{spoken(start.date())}, from {start:%H:%M} to {end:%H:%M} ({zone.key} time): "
        f"{visit} with {doctor_name}, number {doctor_number}{place}."
    )
