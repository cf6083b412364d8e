"""The front desk decides on a patient's late wish (S11)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.application.scheduling.carrying_out import Verdict, carry_out
from mediklaud.application.scheduling.moving import Destination
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.change_request import Change, ChangeRequest
from mediklaud.domain.scheduling.changing import is_late
from mediklaud.domain.scheduling.policy import BookingPolicy
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import ChangeRequestId, DoctorId
from mediklaud.ports.booking_desk import BookingDesk, Diaries
from mediklaud.ports.change_requests import ChangeRequests
from mediklaud.ports.scheduling import Appointments
from mediklaud.ports.system import Events


@frozen(kw_only=True)
class DecideChangeRequest(Command[ChangeRequest]):
    """Grant or decline a patient's late wish, and tell why."""

    permission: ClassVar = Permission.DECIDE_CHANGE
    change_request_id: ChangeRequestId
    granted: bool
    starts_at: datetime | None = None
    """Where a move goes to; the time the patient prefers, if nothing is said."""
    to_doctor_id: DoctorId | None = None
    reason: str | None = field(default=None, repr=False)


def decide_change_request(
    command: DecideChangeRequest,
    *,
    requests: ChangeRequests,
    appointments: Appointments,
    desk: BookingDesk,
    diaries: Diaries,
    policy: BookingPolicy,
    hospital: Hospital,
    now: datetime,
    actor: Actor,
    scope: Scope,
    events: Events,
) -> ChangeRequest:
    """Close the request; granted, what it asks for is done at once."""
    request = requests.get(command.change_request_id, scope)
    close = request.grant if command.granted else request.decline
    decided = close(by=actor.account_id, at=now, reason=command.reason)
    requests.save(decided)
    if command.granted:
        appointment = appointments.get(request.appointment_id, scope)
        carry_out(
            _verdict(command, request, appointment, now, policy),
            appointment,
            appointments=appointments,
            desk=desk,
            diaries=diaries,
            policy=policy,
            hospital=hospital,
            now=now,
            events=events,
        )
    return decided


def _verdict(
    command: DecideChangeRequest,
    request: ChangeRequest,
    appointment: Appointment,
    now: datetime,
    policy: BookingPolicy,
) -> Verdict:
    if request.wish is Change.CANCEL:
        late = is_late(appointment, now=now, cut_off=policy.change_until)
        return Verdict(to=None, because=command.reason, late=late)
    starts_at = request.time_for_move(command.starts_at)
    to = Destination(starts_at=starts_at, doctor_id=command.to_doctor_id)
    return Verdict(to=to)
