"""Messages begin here: due at once or later, in today's words."""

from datetime import datetime

from mediklaud.domain.messaging.languages import template_version
from mediklaud.domain.messaging.notice import Notice
from mediklaud.domain.messaging.recipient import Channel, Recipient
from mediklaud.domain.messaging.topic import Cause
from mediklaud.domain.shared.ids import OutboxId


def queued(
    outbox_id: OutboxId,
    cause: Cause,
    recipient: Recipient,
    *,
    now: datetime,
    due_at: datetime | None = None,
    starts_at: datetime | None = None,
    channel: Channel = Channel.PREFERRED,
) -> Notice:
    """A new message; `starts_at` is the time of the visit it speaks of."""
    return Notice(
        id=outbox_id,
        cause=cause,
        recipient=recipient,
        channel=channel,
        template_version=template_version(cause.topic),
        starts_at=starts_at,
        due_at=due_at or now,
        created_at=now,
        next_try_at=due_at or now,
    )
