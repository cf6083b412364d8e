"""One appointment, for those whom it concerns."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.shared.ids import AppointmentId
from mediklaud.ports.scheduling import Appointments


@frozen(kw_only=True)
class ReadAppointment(Query[Appointment]):
    """Look at one appointment."""

    permission: ClassVar[Permission] = Permission.READ_APPOINTMENT
    appointment_id: AppointmentId


def read_appointment(
    query: ReadAppointment, *, appointments: Appointments, scope: Scope
) -> Appointment:
    """The appointment, if it is within reach."""
    return appointments.get(query.appointment_id, scope)
