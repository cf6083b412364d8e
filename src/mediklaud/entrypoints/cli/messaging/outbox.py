"""`mediklaud outbox`: messages to people on their way (N2)."""

from __future__ import annotations

import click

from mediklaud.application.messaging.list_outbox import ListOutbox
from mediklaud.application.messaging.retry_outbox import RetryOutbox
from mediklaud.domain.messaging.notice import NoticeStatus
from mediklaud.domain.shared.ids import OutboxId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import OneOf, id_of
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.messaging.notice_views import NoticeView
from mediklaud.entrypoints.http.pages import Paging

_COLUMNS = "created_at topic channel status attempts last_problem id".split()


@command("list")
@click.option("--status", type=OneOf(NoticeStatus))
@paged
@pass_session
def list_outbox(session: Session, *, status: NoticeStatus | None, page: Paging) -> None:
    """The messages in one status, or all, the newest first."""
    query = ListOutbox(
        **session.query, status=status, after=page.after(OutboxId), limit=page.and_one
    )
    found = page.page(session.handle(query), NoticeView.of, lambda one: one.id)
    session.output.list(found, *_COLUMNS)


@command("retry")
@click.argument("notice", type=id_of(OutboxId))
@keyed
@pass_session
def retry(session: Session, *, notice: OutboxId) -> None:
    """Have a message tried again that was given up."""
    message = RetryOutbox(**session.command, outbox_id=notice)
    session.output.show(NoticeView.of(session.handle(message)))
