"""`mediklaud patient merge`: two files of one patient become one (P3)."""

from __future__ import annotations

import click

from mediklaud.application.registry.ask_for_merge import AskForMerge
from mediklaud.application.registry.decide_merge import DecideMerge
from mediklaud.application.registry.list_merges import ListMerges
from mediklaud.application.registry.undo_merge import UndoMerge
from mediklaud.domain.registry.merge import MergeStatus
from mediklaud.domain.shared.ids import MergeId, PatientId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import OneOf, id_of
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Paging
from mediklaud.entrypoints.http.registry.merge_views import MergeCaseView, MergeView

_MERGE = click.argument("merge", type=id_of(MergeId))
_REASON = click.option("--reason", required=True)


@command("merge")
@click.argument("survivor", type=PATIENT)
@click.argument("duplicate", type=PATIENT)
@_REASON
@keyed
@pass_session
def merge(
    session: Session, *, survivor: PatientId, duplicate: PatientId, reason: str
) -> None:
    """Ask for the duplicate's file to go into the survivor's; somebody else decides."""
    message = AskForMerge(
        **session.command,
        surviving_id=survivor,
        duplicate_id=duplicate,
        reason=reason,
    )
    session.output.show(MergeView.of(session.handle(message)))


@command("merges")
@click.option("--status", type=OneOf(MergeStatus))
@paged
@pass_session
def merges(session: Session, *, status: MergeStatus | None, page: Paging) -> None:
    """Merges that were asked for, the oldest first."""
    query = ListMerges(
        **session.query, status=status, after=page.after(MergeId), limit=page.and_one
    )
    found = page.page(session.handle(query), MergeCaseView.shown, lambda case: case.id)
    session.output.list(
        found,
        "id",
        "status",
        "surviving.number",
        "surviving.name",
        "duplicate.number",
        "duplicate.name",
        "reason",
    )


@command("decide-merge")
@_MERGE
@click.option("--grant/--decline", "granted", default=None, help="The decision.")
@_REASON
@keyed
@pass_session
def decide(
    session: Session, *, merge: MergeId, granted: bool | None, reason: str
) -> None:
    """Let two files become one at once, or say that they stay two."""
    if granted is None:
        raise click.UsageError("Say --grant or --decline.")
    message = DecideMerge(
        **session.command, merge_id=merge, granted=granted, reason=reason
    )
    session.output.show(MergeView.of(session.handle(message)))


@command("undo-merge")
@_MERGE
@_REASON
@keyed
@pass_session
def undo(session: Session, *, merge: MergeId, reason: str) -> None:
    """Give the duplicate its things back, while nothing new came in between."""
    message = UndoMerge(**session.command, merge_id=merge, reason=reason)
    session.output.show(MergeView.of(session.handle(message)))
