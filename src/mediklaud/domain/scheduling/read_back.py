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
    appointment: Appointment,
    *,
    patient: Named | None,
    doctor: Named,
    hospital: Hospital,
) -> str:
    """Where first, and for whom; then the day, the wall times, the doctor, the place.

    The patient is named to who may read the patient's file alone.
    """
    zone = hospital.time_zone
    start = appointment.period.start.astimezone(zone)
    end = appointment.period.end.astimezone(zone)
    visit = appointment.visit_type.value.replace("_", " ")
    whom = f", for {patient.name}, patient number {patient.number}" if patient else ""
    place = f", {appointment.place}" if appointment.place else ""
    return (
        f"{hospital.name}{whom}: "
        f"{spoken(start.date())}, from {start:%H:%M} to {end:%H:%M} ({zone.key} time): "
        f"{visit} with {doctor.name}, doctor number {doctor.number}{place}."
    )
