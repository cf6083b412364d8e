"""Cancelling an appointment: its time is free, and the patient hears of it (S9)."""

from datetime import datetime

from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.events import AppointmentCancelled
from mediklaud.ports.scheduling import Appointments
from mediklaud.ports.system import Events


def cancel(
    appointment: Appointment,
    *,
    because: str | None,
    late: bool = False,
    appointments: Appointments,
    now: datetime,
    events: Events,
) -> Appointment:
    """Give its time back, as long as the visit has not begun."""
    cancelled = appointment.cancel(at=now, because=because, late=late)
    appointments.save(cancelled)
    events.tell(AppointmentCancelled(cancelled))
    return cancelled
