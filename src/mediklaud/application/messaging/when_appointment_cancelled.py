"""A patient is told of a cancellation."""

from datetime import datetime

from mediklaud.application.messaging.announce import confirmation
from mediklaud.domain.messaging.topic import Topic
from mediklaud.domain.scheduling.events import AppointmentCancelled
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.system import Ids


def when_appointment_cancelled(
    event: AppointmentCancelled, *, outbox: Outbox, ids: Ids, now: datetime
) -> None:
    """Whoever cancelled it: the calendar entry has to go as well (N6)."""
    appointment = event.appointment
    outbox.add((confirmation(Topic.APPOINTMENT_CANCELLED, appointment, ids, now),))
