"""Messages on their way: what waits, what failed, try again (N2)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, FromQuery

from mediklaud.application.messaging.list_outbox import ListOutbox
from mediklaud.application.messaging.retry_outbox import RetryOutbox
from mediklaud.domain.errors import Refusal
from mediklaud.domain.messaging.notice import GIVEN_UP, NoticeStatus
from mediklaud.domain.shared.ids import OutboxId
from mediklaud.entrypoints.http.pages import Paging
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE = "office/outbox.html"


@get("/outbox", sync_to_thread=True)
def outbox(
    visitor: AtPage,
    page: PageAsked,
    status: FromQuery[NoticeStatus | None] = None,
    done: Filter = None,
) -> Page:
    """The messages in one status, or all, the newest first."""
    return visitor.page(_PAGE, **_about(visitor, page, status), done=done)


@post("/outbox/{outbox_id:uuid}/retry", status_code=303, sync_to_thread=True)
def retry(visitor: AtPage, outbox_id: FromPath[UUID], page: PageAsked) -> Page:
    """Whatever was wrong, somebody has seen to it."""
    try:
        visitor.handle(RetryOutbox(**visitor.command, outbox_id=OutboxId(outbox_id)))
    except Refusal as refusal:
        facts = _about(visitor, page, None)
        return visitor.again(_PAGE, refusal, **facts, done=None)
    return visitor.go("/outbox?status=dead&done=retried")


def _about(
    visitor: Visitor, page: Paging, status: NoticeStatus | None
) -> dict[str, Any]:
    query = ListOutbox(
        **visitor.query, status=status, after=page.after(OutboxId), limit=page.and_one
    )
    shown = page.page(visitor.handle(query), lambda one: one, lambda one: one.id)
    return {
        "notices": shown.items,
        "more": shown.next_cursor,
        "status": status,
        "given_up": GIVEN_UP,
    }
