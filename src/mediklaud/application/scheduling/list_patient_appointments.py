"""All appointments of one patient."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.application.scheduling.reasons import may_know_why
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.shared.ids import AppointmentId, PatientId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.scheduling import Appointments


@frozen(kw_only=True)
class ListPatientAppointments(Query[tuple[Appointment, ...]]):
    """Look through a patient's appointments, the latest time first."""

    permission: ClassVar[Permission] = Permission.READ_APPOINTMENT
    patient_id: PatientId
    after: AppointmentId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_patient_appointments(
    query: ListPatientAppointments,
    *,
    appointments: Appointments,
    actor: Actor,
    scope: Scope,
) -> tuple[Appointment, ...]:
    """Past and future ones, from the one after the last that was shown."""
    found = appointments.of_patient(query.patient_id, query.after, query.limit)
    return tuple(
        one if may_know_why(actor, scope, one) else one.without_reasons()
        for one in found
    )
