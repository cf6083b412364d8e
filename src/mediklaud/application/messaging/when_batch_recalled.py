"""Whoever was handed some of a recalled batch is asked to call (H11)."""

from datetime import datetime

from mediklaud.domain.messaging.queueing import queued
from mediklaud.domain.messaging.recipient import Recipient
from mediklaud.domain.messaging.topic import Cause, Topic
from mediklaud.domain.pharmacy.recall import BatchRecalled
from mediklaud.domain.shared.ids import OutboxId
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.system import Ids


def when_batch_recalled(
    event: BatchRecalled, *, outbox: Outbox, ids: Ids, now: datetime
) -> None:
    """Not of what: the pharmacy says that to whoever calls (P4)."""
    cause = Cause(Topic.BATCH_RECALLED, event.recall_id.value, 1)
    outbox.add(
        [
            queued(ids.new(OutboxId), cause, Recipient.patient(patient_id), now=now)
            for patient_id in event.patients
        ]
    )
