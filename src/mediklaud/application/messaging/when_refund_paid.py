"""Whoever got money back hears so by e-mail, if they want to (B6)."""

from datetime import datetime

from mediklaud.domain.billing.events import RefundPaid
from mediklaud.domain.messaging.queueing import queued
from mediklaud.domain.messaging.recipient import Channel, Recipient
from mediklaud.domain.messaging.topic import Cause, Topic
from mediklaud.domain.shared.ids import OutboxId
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.system import Ids


def when_refund_paid(
    event: RefundPaid, *, outbox: Outbox, ids: Ids, now: datetime
) -> None:
    """How much, and of which payment, they see after signing in (P4)."""
    cause = Cause(Topic.MONEY_RETURNED, event.refund.id.value, 1)
    recipient = Recipient.patient(event.refund.patient_id)
    notice = queued(ids.new(OutboxId), cause, recipient, now=now, channel=Channel.EMAIL)
    outbox.add((notice,))
