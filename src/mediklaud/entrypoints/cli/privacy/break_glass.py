"""`mediklaud patient break-glass`, `audit reviews`: emergency access (X3)."""

from __future__ import annotations

import sys

import click

from mediklaud.application.privacy.break_glass import BreakGlass
from mediklaud.application.privacy.close_break_glass_review import (
    CloseBreakGlassReview,
)
from mediklaud.application.privacy.end_break_glass import EndBreakGlass
from mediklaud.application.privacy.list_break_glass_reviews import (
    ListBreakGlassReviews,
)
from mediklaud.domain.privacy.break_glass import Finding
from mediklaud.domain.privacy.reasons import ReasonCode
from mediklaud.domain.shared.ids import BreakGlassId, PatientId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import OneOf, id_of
from mediklaud.entrypoints.cli.people import uuid_in
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Paging
from mediklaud.entrypoints.http.privacy.break_glass_views import (
    BreakGlassView,
    ReviewItemView,
    ReviewView,
)

_ACCESS = click.argument("access", type=id_of(BreakGlassId))
_TEXT = click.option(
    "--text",
    default="-",
    help="In your own words; `-` or nothing reads it from standard input.",
)


@command("break-glass")
@click.argument("patient", metavar="PATIENT")
@click.option("--reason", type=OneOf(ReasonCode), required=True)
@_TEXT
@keyed
@pass_session
def break_glass(
    session: Session, *, patient: str, reason: ReasonCode, text: str
) -> None:
    """See a patient outside your care for an hour, by number or id.

    Takes a fresh code (`mediklaud account prove`). The privacy officer is told at
    once, somebody else will ask why, and the patient sees it.
    """
    uuid = uuid_in(patient)
    message = BreakGlass(
        **session.command,
        patient_id=PatientId(uuid) if uuid else None,
        patient_number=None if uuid else patient,
        reason_code=reason,
        text=_read(text),
    )
    session.output.show(BreakGlassView.of(session.handle(message)))


@command("end-break-glass")
@_ACCESS
@keyed
@pass_session
def end_break_glass(session: Session, *, access: BreakGlassId) -> None:
    """Close the record again before the hour is over."""
    message = EndBreakGlass(**session.command, break_glass_id=access)
    session.output.show(BreakGlassView.of(session.handle(message)))


@command("reviews")
@paged
@pass_session
def reviews(session: Session, *, page: Paging) -> None:
    """Emergency accesses still to be reviewed, the longest waiting first; then all."""
    query = ListBreakGlassReviews(
        **session.query, after=page.after(BreakGlassId), limit=page.and_one
    )
    items = session.handle(query)
    found = page.page(items, ReviewItemView.item, lambda item: item.glass.id)
    session.output.list(
        found,
        "begun_at",
        "account_name",
        "reason_code",
        "text",
        "urgent",
        "overdue",
        "review.finding",
        "id",
    )


@command("close-review")
@_ACCESS
@click.option("--finding", type=OneOf(Finding), required=True)
@_TEXT
@keyed
@pass_session
def close_review(
    session: Session, *, access: BreakGlassId, finding: Finding, text: str
) -> None:
    """Say whether an emergency access was justified; that never changes."""
    message = CloseBreakGlassReview(
        **session.command, break_glass_id=access, finding=finding, text=_read(text)
    )
    review = session.handle(message).review
    if review is not None:
        session.output.show(ReviewView.of(review))


def _read(text: str) -> str:
    return sys.stdin.read() if text == "-" else text
