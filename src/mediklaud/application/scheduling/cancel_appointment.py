"""An appointment will not take place; its time is free again (S9, S11)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.application.scheduling.cancelling import cancel
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.changing import is_late, require_early, require_version
from mediklaud.domain.scheduling.policy import BookingPolicy
from mediklaud.domain.shared.ids import AppointmentId
from mediklaud.ports.scheduling import Appointments
from mediklaud.ports.system import Events


@frozen(kw_only=True)
class CancelAppointment(Command[Appointment]):
    """Give an appointment's time back."""

    permission: ClassVar[Permission] = Permission.CHANGE_APPOINTMENT
    appointment_id: AppointmentId
    reason: str | None = field(default=None, repr=False)
    version: int | None = None


def cancel_appointment(
    command: CancelAppointment,
    *,
    appointments: Appointments,
    policy: BookingPolicy,
    now: datetime,
    actor: Actor,
    scope: Scope,
    events: Events,
) -> Appointment:
    """Cancel it: staff whenever it lies ahead, patients in time."""
    appointment = appointments.get(command.appointment_id, scope)
    require_version(appointment, command.version)
    cut_off = policy.change_until
    if not actor.is_staff:
        require_early(appointment, now=now, cut_off=cut_off)
    late = is_late(appointment, now=now, cut_off=cut_off)
    return cancel(
        appointment,
        because=command.reason,
        late=late,
        appointments=appointments,
        now=now,
        events=events,
    )
