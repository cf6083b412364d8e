"""Messages as rows, and back."""

from typing import Any

from sqlalchemy import Row

from mediklaud.domain.messaging.delivery import Problem
from mediklaud.domain.messaging.notice import Notice, NoticeStatus
from mediklaud.domain.messaging.recipient import Channel, Recipient, RecipientKind
from mediklaud.domain.messaging.topic import Cause, Topic
from mediklaud.domain.shared.ids import OutboxId


def to_row(notice: Notice) -> dict[str, object]:
    """The whole row of `outbox`."""
    return {
        "id": notice.id.value,
        "topic": notice.cause.topic.value,
        "subject_id": notice.cause.subject_id,
        "subject_version": notice.cause.version,
        "recipient_kind": notice.recipient.kind.value,
        "recipient_id": notice.recipient.id,
        "channel": notice.channel.value,
        "template_version": notice.template_version,
        "starts_at": notice.starts_at,
        "due_at": notice.due_at,
        "created_at": notice.created_at,
        **to_changes(notice),
    }


def to_changes(notice: Notice) -> dict[str, object]:
    """What changes in its life."""
    return {
        "status": notice.status.value,
        "attempts": notice.attempts,
        "next_try_at": notice.next_try_at,
        "leased_until": notice.leased_until,
        "provider_id": notice.provider_id,
        "last_problem": notice.last_problem and notice.last_problem.value,
    }


def to_notice(row: Row[Any]) -> Notice:
    """The message of a row of `outbox`."""
    return Notice(
        id=OutboxId(row.id),
        cause=Cause(Topic(row.topic), row.subject_id, row.subject_version),
        recipient=Recipient(RecipientKind(row.recipient_kind), row.recipient_id),
        channel=Channel(row.channel),
        template_version=row.template_version,
        starts_at=row.starts_at,
        due_at=row.due_at,
        created_at=row.created_at,
        status=NoticeStatus(row.status),
        attempts=row.attempts,
        next_try_at=row.next_try_at,
        leased_until=row.leased_until,
        provider_id=row.provider_id,
        last_problem=row.last_problem and Problem(row.last_problem),
    )
