"""A patient who may use the portal gets the way in (P6)."""

from datetime import datetime

from mediklaud.domain.access.events import PatientInvited
from mediklaud.domain.messaging.queueing import queued
from mediklaud.domain.messaging.recipient import Recipient
from mediklaud.domain.messaging.topic import Cause, Topic
from mediklaud.domain.shared.ids import OutboxId
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.system import Ids


def when_patient_invited(
    event: PatientInvited, *, outbox: Outbox, ids: Ids, now: datetime
) -> None:
    """Its one-use token is made when it is sent, and kept nowhere."""
    version = int(now.timestamp() * 1000)
    cause = Cause(Topic.PATIENT_INVITED, event.account_id.value, version)
    recipient = Recipient.patient(event.patient_id)
    outbox.add((queued(ids.new(OutboxId), cause, recipient, now=now),))
