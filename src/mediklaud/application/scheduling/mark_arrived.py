"""The patient is in the house (S9)."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.changing import require_version
from mediklaud.domain.scheduling.visit_day import require_its_day
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import AppointmentId
from mediklaud.ports.scheduling import Appointments


@frozen(kw_only=True)
class MarkArrived(Command[Appointment]):
    """Note that the patient has come."""

    permission: ClassVar[Permission] = Permission.RECEIVE_PATIENT
    appointment_id: AppointmentId
    version: int | None = None


def mark_arrived(
    command: MarkArrived,
    *,
    appointments: Appointments,
    hospital: Hospital,
    now: datetime,
    actor: Actor,
    scope: Scope,
) -> Appointment:
    """Note it on the day of the visit, unless that is over or was cancelled."""
    appointment = appointments.get(command.appointment_id, scope)
    require_version(appointment, command.version)
    arrived = appointment.arrive(by=actor.account_id)
    require_its_day(appointment, now=now, hospital=hospital)
    appointments.save(arrived)
    return arrived
