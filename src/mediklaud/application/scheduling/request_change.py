"""A patient asks for a change when it is too late to simply make it (S11)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.scheduling.change_request import (
    Change,
    ChangeRequest,
)
from mediklaud.domain.scheduling.late_wish import (
    AlreadyRequested,
    require_late_wish,
    require_possible,
)
from mediklaud.domain.scheduling.policy import BookingPolicy
from mediklaud.domain.shared.ids import AppointmentId, ChangeRequestId
from mediklaud.ports.change_requests import ChangeRequests
from mediklaud.ports.scheduling import Appointments
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class RequestChange(Command[ChangeRequest]):
    """Ask the front desk to move or cancel one's appointment."""

    permission: ClassVar = Permission.REQUEST_CHANGE
    appointment_id: AppointmentId
    wish: Change
    preferred: datetime | None = None
    note: str | None = field(default=None, repr=False)


def request_change(
    command: RequestChange,
    *,
    appointments: Appointments,
    requests: ChangeRequests,
    policy: BookingPolicy,
    ids: Ids,
    now: datetime,
    scope: Scope,
) -> ChangeRequest:
    """Leave the wish with the front desk; the appointment stands meanwhile."""
    appointment = appointments.get(command.appointment_id, scope)
    require_late_wish(appointment, now=now, cut_off=policy.change_until)
    require_possible(command.preferred, now=now)
    waiting = requests.waiting_for(appointment.id)
    if waiting is not None:
        raise AlreadyRequested(appointment.id, waiting.id)
    request = ChangeRequest(
        id=ids.new(ChangeRequestId),
        appointment_id=appointment.id,
        patient_id=appointment.patient_id,
        wish=command.wish,
        preferred=command.preferred,
        note=command.note,
        requested_at=now,
    )
    requests.add(request)
    return request
