"""The messages that follow from what happens to an appointment."""

from datetime import datetime

from mediklaud.domain.messaging.notice import Notice
from mediklaud.domain.messaging.policy import MessagingPolicy
from mediklaud.domain.messaging.queueing import queued
from mediklaud.domain.messaging.recipient import Recipient
from mediklaud.domain.messaging.topic import Cause, Topic
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import OutboxId
from mediklaud.ports.system import Ids


def confirmation(
    topic: Topic, appointment: Appointment, ids: Ids, now: datetime
) -> Notice:
    """What the patient is told at once."""
    return _notice(topic, appointment, ids, now, due_at=now)


def reminder(
    appointment: Appointment,
    ids: Ids,
    now: datetime,
    policy: MessagingPolicy,
    hospital: Hospital,
) -> tuple[Notice, ...]:
    """What the patient is told shortly before; nothing if that is now anyway (N5)."""
    starts_at = appointment.period.start
    wanted = starts_at - policy.remind_before
    due_at = policy.quiet.awake_before(wanted, starts_at, hospital.time_zone)
    if due_at <= now:
        return ()
    return (_notice(Topic.APPOINTMENT_NEAR, appointment, ids, now, due_at=due_at),)


def _notice(
    topic: Topic, appointment: Appointment, ids: Ids, now: datetime, *, due_at: datetime
) -> Notice:
    return queued(
        ids.new(OutboxId),
        Cause(topic, appointment.id.value, appointment.version),
        Recipient.patient(appointment.patient_id),
        now=now,
        due_at=due_at,
        starts_at=appointment.period.start,
    )
