"""Whoever has paid hears so by e-mail, if they want to (U5)."""

from datetime import datetime

from mediklaud.domain.billing.events import PaymentReceived
from mediklaud.domain.messaging.queueing import queued
from mediklaud.domain.messaging.recipient import Channel, Recipient
from mediklaud.domain.messaging.topic import Cause, Topic
from mediklaud.domain.shared.ids import OutboxId
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.system import Ids


def when_payment_received(
    event: PaymentReceived, *, outbox: Outbox, ids: Ids, now: datetime
) -> None:
    """One receipt a payment, whatever else happens to it; not for what it paid (P4)."""
    paid = event.payment
    cause = Cause(Topic.PAYMENT_RECEIVED, paid.id.value, 1)
    recipient = Recipient.patient(paid.patient_id)
    receipt = queued(
        ids.new(OutboxId), cause, recipient, now=now, channel=Channel.EMAIL
    )
    outbox.add((receipt,))
