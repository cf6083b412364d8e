"""Which appointments make a doctor one who cares for the patient (D5)."""

from __future__ import annotations

from datetime import datetime, timedelta

from mediklaud.domain.scheduling.appointment import Appointment, AppointmentStatus

CARE_LASTS = timedelta(days=30)
"""From the consultation on, or from when it should have been."""

NO_CARE = (AppointmentStatus.CANCELLED, AppointmentStatus.NO_SHOW)


def gives_care(appointment: Appointment, now: datetime, *, by_the_doctor: bool) -> bool:
    """Is it booked, or was it kept not long ago? Cancelled and missed give none.

    One that the doctor booked gives none either before the patient has come: nobody
    makes their own care relationship.
    """
    if appointment.status in NO_CARE:
        return False
    if by_the_doctor and appointment.status is AppointmentStatus.BOOKED:
        return False
    over = appointment.ended_at or appointment.period.end
    return now < over + CARE_LASTS
