"""An appointment is moved to another time, or to another doctor (S10, S11)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.application.scheduling.booking_rules import (
    lead_time_of,
    overbook_reason_of,
    urgency_by,
)
from mediklaud.application.scheduling.moving import Destination, move
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import RoleLacksPermission, Scope
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.changing import require_early, require_version
from mediklaud.domain.scheduling.policy import BookingPolicy
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import AppointmentId, DoctorId
from mediklaud.ports.booking_desk import BookingDesk, Diaries
from mediklaud.ports.scheduling import Appointments
from mediklaud.ports.system import Events


@frozen(kw_only=True)
class RescheduleAppointment(Command[Appointment]):
    """Move an appointment; what is not said stays as it is."""

    permission: ClassVar[Permission] = Permission.CHANGE_APPOINTMENT
    appointment_id: AppointmentId
    starts_at: datetime
    to_doctor_id: DoctorId | None = None
    visit_type: VisitType | None = None
    overbook_reason: str | None = field(default=None, repr=False)
    version: int | None = None


def reschedule_appointment(
    command: RescheduleAppointment,
    *,
    appointments: Appointments,
    desk: BookingDesk,
    diaries: Diaries,
    policy: BookingPolicy,
    hospital: Hospital,
    now: datetime,
    actor: Actor,
    scope: Scope,
    events: Events,
) -> Appointment:
    """Move it, in time; dues never stand in the way."""
    appointment = appointments.get(command.appointment_id, scope)
    require_version(appointment, command.version)
    if not actor.is_staff:
        require_early(appointment, now=now, cut_off=policy.change_until)
    return move(
        appointment,
        _destination(command, appointment, actor, scope),
        appointments=appointments,
        desk=desk,
        diaries=diaries,
        policy=policy,
        hospital=hospital,
        now=now,
        events=events,
        lead=lead_time_of(actor, policy),
    )


def _destination(
    command: RescheduleAppointment,
    appointment: Appointment,
    actor: Actor,
    scope: Scope,
) -> Destination:
    """Where it shall go, if this person may send it there."""
    doctor_id = command.to_doctor_id or appointment.doctor_id
    if not scope.covers(appointment.patient_id, doctor_id):
        raise RoleLacksPermission(Permission.CHANGE_APPOINTMENT)
    if command.visit_type is not None:
        urgency_by(actor, command.visit_type, appointment.urgency)
    said, urgency = command.overbook_reason, appointment.urgency
    return Destination(
        starts_at=command.starts_at,
        doctor_id=doctor_id,
        visit_type=command.visit_type,
        overbook_reason=said and overbook_reason_of(actor, doctor_id, said, urgency),
    )
