"""How a message on its way looks over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediklaud.domain.messaging.delivery import Problem
from mediklaud.domain.messaging.notice import Notice, NoticeStatus
from mediklaud.domain.messaging.recipient import Channel, RecipientKind
from mediklaud.domain.messaging.topic import Topic
from mediklaud.entrypoints.http.wire import View


class NoticeView(View):
    """A message on its way: ids and codes, no address and no text."""

    id: UUID
    topic: Topic
    subject_id: UUID
    recipient: RecipientKind
    recipient_id: UUID
    channel: Channel
    status: NoticeStatus
    attempts: int
    created_at: datetime
    due_at: datetime
    next_try_at: datetime
    last_problem: Problem | None

    @classmethod
    def of(cls, notice: Notice) -> NoticeView:
        """The message as the outbox knows it."""
        return cls(
            id=notice.id.value,
            topic=notice.cause.topic,
            subject_id=notice.cause.subject_id,
            recipient=notice.recipient.kind,
            recipient_id=notice.recipient.id,
            channel=notice.channel,
            status=notice.status,
            attempts=notice.attempts,
            created_at=notice.created_at,
            due_at=notice.due_at,
            next_try_at=notice.next_try_at,
            last_problem=notice.last_problem,
        )
