"""The privacy officers hear at once that somebody took emergency access (X3)."""

from datetime import datetime

from mediklaud.domain.messaging.queueing import queued
from mediklaud.domain.messaging.recipient import Channel, Recipient
from mediklaud.domain.messaging.topic import Cause, Topic
from mediklaud.domain.privacy.events import GlassBroken
from mediklaud.domain.shared.ids import OutboxId
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.privacy import Officers
from mediklaud.ports.system import Ids


def when_glass_broken(
    event: GlassBroken, *, officers: Officers, outbox: Outbox, ids: Ids, now: datetime
) -> None:
    """A mail to each of them; who it was about, the worklist tells who signs in."""
    topic = Topic.GLASS_BROKEN_AGAIN if event.urgent else Topic.GLASS_BROKEN
    cause = Cause(topic, event.break_glass_id.value, 1)
    outbox.add(
        [
            queued(
                ids.new(OutboxId),
                cause,
                Recipient.account(account_id),
                now=now,
                channel=Channel.EMAIL,
            )
            for account_id in officers.on_duty()
        ]
    )
