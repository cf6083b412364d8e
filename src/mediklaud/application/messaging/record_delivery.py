"""Remember how it went to hand a message over."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.messaging.delivery import Outcome, Sent
from mediklaud.domain.messaging.notice import WAITING, Notice, NoticeStatus
from mediklaud.domain.messaging.policy import MessagingPolicy
from mediklaud.domain.shared.ids import OutboxId
from mediklaud.ports.messaging import Outbox


@frozen(kw_only=True)
class RecordDelivery(Command[None]):
    """Say how the attempt went that a lease was given for (N2)."""

    permission: ClassVar[Permission] = Permission.DELIVER
    audited: ClassVar[bool] = False
    remembered: ClassVar[bool] = False
    outbox_id: OutboxId
    attempt: int
    """The letter's: a worker that comes too late knows nothing of later attempts."""
    outcome: Outcome


def record_delivery(
    command: RecordDelivery, *, outbox: Outbox, now: datetime, policy: MessagingPolicy
) -> None:
    """What was sent is sent, whoever says so; a failure counts for its attempt only."""
    notice = outbox.get(command.outbox_id)
    if _is_news(command, notice):
        outbox.save((notice.after(command.outcome, now, policy),))


def _is_news(command: RecordDelivery, notice: Notice) -> bool:
    if isinstance(command.outcome, Sent):
        return notice.status in WAITING
    leased = notice.status is NoticeStatus.LEASED
    return leased and notice.attempts == command.attempt
