"""What happens to appointments, told to whoever reacts to it."""

from attrs import frozen

from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.shared.period import Period


@frozen
class AppointmentBooked:
    """A patient has a new appointment."""

    appointment: Appointment


@frozen
class AppointmentMoved:
    """An appointment stands at another time, or with another doctor."""

    appointment: Appointment
    before: Period
    is_handed_over: bool = False
    """To another doctor than before."""


@frozen
class AppointmentCancelled:
    """An appointment will not take place."""

    appointment: Appointment


@frozen
class AppointmentMissed:
    """A patient did not come."""

    appointment: Appointment
