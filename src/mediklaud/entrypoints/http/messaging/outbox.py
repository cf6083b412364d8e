"""Messages on their way, over HTTP: what waits, what failed, try again (N2)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, FromQuery

from mediklaud.application.messaging.list_outbox import ListOutbox
from mediklaud.application.messaging.retry_outbox import RetryOutbox
from mediklaud.domain.messaging.notice import NoticeStatus
from mediklaud.domain.shared.ids import OutboxId
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.messaging.notice_views import NoticeView
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked

_TAGS = ("outbox",)


@get("/outbox", sync_to_thread=True, tags=_TAGS)
def list_outbox(
    desk: AtDesk, page: PageAsked, status: FromQuery[NoticeStatus | None] = None
) -> Page[NoticeView]:
    """The messages in one status, or all, the newest first."""
    query = ListOutbox(
        **desk.query, status=status, after=page.after(OutboxId), limit=page.and_one
    )
    return page.page(desk.handle(query), NoticeView.of, lambda one: one.id)


@post(
    "/outbox/{outbox_id:uuid}/retry", status_code=200, sync_to_thread=True, tags=_TAGS
)
def retry_outbox(outbox_id: FromPath[UUID], desk: AtDesk) -> NoticeView:
    """Have a message tried again that was given up."""
    command = RetryOutbox(**desk.command, outbox_id=OutboxId(outbox_id))
    return NoticeView.of(desk.handle(command))
