"""A patient is told of a move, and reminded of the new time instead of the old."""

from datetime import datetime

from mediklaud.application.messaging.announce import confirmation, reminder
from mediklaud.domain.messaging.policy import MessagingPolicy
from mediklaud.domain.messaging.topic import Topic
from mediklaud.domain.scheduling.events import AppointmentMoved
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.system import Ids


def when_appointment_moved(
    event: AppointmentMoved,
    *,
    outbox: Outbox,
    ids: Ids,
    now: datetime,
    policy: MessagingPolicy,
    hospital: Hospital,
) -> None:
    """What was to be told of the old time is seen to be untrue when it falls due."""
    moved = confirmation(_topic(event), event.appointment, ids, now)
    near = reminder(event.appointment, ids, now, policy, hospital)
    outbox.add((moved, *near))


def _topic(event: AppointmentMoved) -> Topic:
    if event.is_handed_over:
        return Topic.APPOINTMENT_HANDED_OVER
    return Topic.APPOINTMENT_MOVED
