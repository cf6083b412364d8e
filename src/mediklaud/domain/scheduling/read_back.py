"""What the clerk reads back to somebody who booked by phone (S16)."""

from __future__ import annotations

from attrs import field, frozen

from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.weekday import spoken
from mediklaud.domain.shared.hospital import Hospital


@frozen
class Named:
    """A person by name and number, as both are read out."""

    name: str = field(repr=False)
    number: str


def read_back(
    appointment: Appointment, *, patient: Named, doctor: Named, hospital: Hospital
) -> str:
    """Where and for whom first; then the day, the wall times, the doctor, the place."""
    zone = hospital.time_zone
    start = appointment.period.start.astimezone(zone)
    end = appointment.period.end.astimezone(zone)
    visit = appointment.visit_type.value.replace("_", " ")
    place = f", {appointment.place}" if appointment.place else ""
    return (
        f"{hospital.name}, for {patient.name}, patient number {patient.number}: "
        f"{spoken(start.date())}, from {start:%H:%M} to {end:%H:%M} ({zone.key} time): "
        f"{visit} with {doctor.name}, doctor number {doctor.number}{place}."
    )
