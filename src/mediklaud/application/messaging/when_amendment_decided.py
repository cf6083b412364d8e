"""A patient hears that a wish about the record has its answer (X7)."""

from datetime import datetime

from mediklaud.domain.messaging.queueing import queued
from mediklaud.domain.messaging.recipient import Recipient
from mediklaud.domain.messaging.topic import Cause, Topic
from mediklaud.domain.privacy.events import AmendmentDecided
from mediklaud.domain.shared.ids import OutboxId
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.system import Ids


def when_amendment_decided(
    event: AmendmentDecided, *, outbox: Outbox, ids: Ids, now: datetime
) -> None:
    """Not what about, and not how: that is read after signing in."""
    decided = event.amendment
    cause = Cause(Topic.AMENDMENT_DECIDED, decided.id.value, decided.version)
    recipient = Recipient.patient(decided.patient_id)
    outbox.add((queued(ids.new(OutboxId), cause, recipient, now=now),))
