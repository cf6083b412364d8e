"""One appointment, for those whom it concerns."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.application.scheduling.reasons import may_know_why
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.shared.ids import AppointmentId
from mediklaud.ports.access import Care
from mediklaud.ports.scheduling import Appointments


@frozen(kw_only=True)
class ReadAppointment(Query[Appointment]):
    """Look at one appointment."""

    permission: ClassVar[Permission] = Permission.READ_APPOINTMENT
    appointment_id: AppointmentId


def read_appointment(
    query: ReadAppointment,
    *,
    appointments: Appointments,
    care: Care,
    actor: Actor,
    now: datetime,
    scope: Scope,
) -> Appointment:
    """If it is within reach; why the patient comes, only in care and to the desk."""
    found = appointments.get(query.appointment_id, scope)
    if may_know_why(actor, scope, found):
        return found
    own = scope.schedule_of == found.doctor_id
    in_care = own and care.relates(found.doctor_id, found.patient_id, now)
    return found if in_care else found.without_reasons()
