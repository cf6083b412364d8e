"""See which messages wait, went out, or were given up."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.messaging.notice import Notice, NoticeStatus
from mediklaud.domain.shared.ids import OutboxId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.messaging import Outbox


@frozen(kw_only=True)
class ListOutbox(Query[tuple[Notice, ...]]):
    """Messages in one status, or all: ids and codes, no address and no text."""

    permission: ClassVar[Permission] = Permission.READ_OUTBOX
    status: NoticeStatus | None = None
    after: OutboxId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_outbox(query: ListOutbox, *, outbox: Outbox) -> tuple[Notice, ...]:
    """The newest first."""
    return outbox.page(query.status, query.after, query.limit)
