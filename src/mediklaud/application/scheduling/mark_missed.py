"""The patient did not come (S9)."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.changing import require_version
from mediklaud.domain.scheduling.events import AppointmentMissed
from mediklaud.domain.shared.ids import AppointmentId
from mediklaud.ports.scheduling import Appointments
from mediklaud.ports.system import Events


@frozen(kw_only=True)
class MarkMissed(Command[Appointment]):
    """Note that the patient did not come; what is left of the time is free again."""

    permission: ClassVar[Permission] = Permission.RECEIVE_PATIENT
    appointment_id: AppointmentId
    version: int | None = None


def mark_missed(
    command: MarkMissed,
    *,
    appointments: Appointments,
    now: datetime,
    scope: Scope,
    events: Events,
) -> Appointment:
    """Note it, once the appointment should have started."""
    appointment = appointments.get(command.appointment_id, scope)
    require_version(appointment, command.version)
    missed = appointment.miss(at=now)
    appointments.save(missed)
    events.tell(AppointmentMissed(missed))
    return missed
