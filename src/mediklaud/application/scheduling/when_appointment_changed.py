"""A late wish about an appointment that was changed anyway is wished no more."""

from datetime import datetime

from mediklaud.domain.access.actor import Actor
from mediklaud.domain.scheduling.events import (
    AppointmentCancelled,
    AppointmentMissed,
    AppointmentMoved,
)
from mediklaud.ports.change_requests import ChangeRequests

AppointmentChanged = AppointmentMoved | AppointmentCancelled | AppointmentMissed


def withdraw_overtaken_request(
    event: AppointmentChanged,
    *,
    requests: ChangeRequests,
    now: datetime,
    actor: Actor,
) -> None:
    """Take the request off the front desk's list."""
    request = requests.waiting_for(event.appointment.id)
    if request is not None:
        requests.save(request.withdraw(by=actor.account_id, at=now))
