"""A booking is confirmed at once, and the patient reminded of it in time."""

from datetime import datetime

from mediklaud.application.messaging.announce import confirmation, reminder
from mediklaud.domain.messaging.policy import MessagingPolicy
from mediklaud.domain.messaging.topic import Topic
from mediklaud.domain.scheduling.events import AppointmentBooked
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.system import Ids


def when_appointment_booked(
    event: AppointmentBooked,
    *,
    outbox: Outbox,
    ids: Ids,
    now: datetime,
    policy: MessagingPolicy,
    hospital: Hospital,
) -> None:
    """Both by one statement, and without asking who wants what: the worker does."""
    booked = confirmation(Topic.APPOINTMENT_BOOKED, event.appointment, ids, now)
    near = reminder(event.appointment, ids, now, policy, hospital)
    outbox.add((booked, *near))
