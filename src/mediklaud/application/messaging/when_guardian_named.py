"""A patient hears that somebody may act for them (P5)."""

from datetime import datetime

from mediklaud.domain.messaging.queueing import queued
from mediklaud.domain.messaging.recipient import Recipient
from mediklaud.domain.messaging.topic import Cause, Topic
from mediklaud.domain.privacy.events import GuardianNamed
from mediklaud.domain.shared.ids import OutboxId
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.system import Ids


def when_guardian_named(
    event: GuardianNamed, *, outbox: Outbox, ids: Ids, now: datetime
) -> None:
    """Whoever named them; who it is, the patient sees after signing in."""
    named = event.guardianship
    cause = Cause(Topic.GUARDIAN_NAMED, named.id.value, named.version)
    recipient = Recipient.patient(named.patient_id)
    outbox.add((queued(ids.new(OutboxId), cause, recipient, now=now),))
