"""Send a message once more that was given up (N2)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.messaging.notice import Notice
from mediklaud.domain.shared.ids import OutboxId
from mediklaud.ports.messaging import Outbox


@frozen(kw_only=True)
class RetryOutbox(Command[Notice]):
    """Have a dead message tried again, or one that found no contact."""

    permission: ClassVar[Permission] = Permission.READ_OUTBOX
    outbox_id: OutboxId


def retry_outbox(command: RetryOutbox, *, outbox: Outbox, now: datetime) -> Notice:
    """It is due at once, with all its attempts before it."""
    notice = outbox.get(command.outbox_id).retry(now)
    outbox.save((notice,))
    return notice
