"""Which appointments make a doctor one who cares for the patient (D5)."""

from __future__ import annotations

from datetime import datetime, timedelta

from mediklaud.domain.scheduling.appointment import Appointment, AppointmentStatus

CARE_LASTS = timedelta(days=30)
"""From the consultation on, or from when it should have been."""

NO_CARE = (AppointmentStatus.CANCELLED, AppointmentStatus.NO_SHOW)


def gives_care(appointment: Appointment, now: datetime, *, doctors_own: bool) -> bool:
    """Is it booked, or was it kept not long ago? Cancelled and missed give none.

    One in which nobody but the doctor had a hand gives none either: nobody makes their
    own care relationship.
    """
    if appointment.status in NO_CARE or doctors_own:
        return False
    over = appointment.ended_at or appointment.period.end
    return now < over + CARE_LASTS
