"""Emergency accesses, and what somebody else finds who looks into them (X3)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.privacy.close_break_glass_review import (
    CloseBreakGlassReview,
)
from mediklaud.application.privacy.list_break_glass_reviews import (
    ListBreakGlassReviews,
)
from mediklaud.domain.errors import Refusal
from mediklaud.domain.privacy.break_glass import (
    BreakGlassNotFound,
    Finding,
    ReviewItem,
)
from mediklaud.domain.shared.ids import BreakGlassId
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.office.named import names_of, numbers_of
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_MANY = "office/reviews.html"
_ONE = "office/review.html"
_REVIEW = "/privacy/reviews/{break_glass_id:uuid}"
_MOST = 200


@get("/privacy/reviews", sync_to_thread=True)
def reviews(visitor: AtPage, page: PageAsked, done: Filter = None) -> Page:
    """Those still to be reviewed, the longest waiting first; then what was found."""
    query = ListBreakGlassReviews(
        **visitor.query, after=page.after(BreakGlassId), limit=page.and_one
    )
    shown = page.page(visitor.handle(query), lambda one: one, lambda one: one.glass.id)
    facts = about_reviews(visitor, shown.items)
    return visitor.page(_MANY, **facts, more=shown.next_cursor, done=done)


def about_reviews(visitor: Visitor, items: list[ReviewItem]) -> dict[str, Any]:
    """What a list of them shows: who it was, whose file, and who looked into it."""
    reviewers = (one.glass.review.by for one in items if one.glass.review)
    return {
        "waiting": [one for one in items if one.glass.review is None],
        "reviewed": [one for one in items if one.glass.review],
        "numbers": numbers_of(visitor, (one.glass.patient_id for one in items)),
        "names": names_of(visitor, reviewers),
    }


def first_reviews(visitor: Visitor, limit: int) -> list[ReviewItem]:
    """So many from the top of the worklist."""
    return list(visitor.handle(ListBreakGlassReviews(**visitor.query, limit=limit)))


@get(_REVIEW, sync_to_thread=True)
def review_page(visitor: AtPage, break_glass_id: FromPath[UUID]) -> Page:
    """Who took it, of whose record, and what they gave as the reason."""
    return visitor.page(_ONE, **_about(visitor, BreakGlassId(break_glass_id)))


@post(_REVIEW, status_code=303, sync_to_thread=True)
def close_review(visitor: AtPage, break_glass_id: FromPath[UUID]) -> Page:
    """What was found; that never changes."""
    wanted = BreakGlassId(break_glass_id)
    try:
        visitor.handle(_found(visitor, wanted))
    except Refusal as refusal:
        return visitor.again(_ONE, refusal, **_about(visitor, wanted))
    return visitor.go("/privacy/reviews?done=closed")


def _found(visitor: Visitor, wanted: BreakGlassId) -> CloseBreakGlassReview:
    with visitor.form.reading() as read:
        finding = read.need("finding", Finding)
        text = read.need("text", str)
    return CloseBreakGlassReview(
        **visitor.command, break_glass_id=wanted, finding=finding, text=text
    )


def _about(visitor: Visitor, wanted: BreakGlassId) -> dict[str, Any]:
    for one in first_reviews(visitor, _MOST):
        if one.glass.id == wanted:
            return {"one": one, **about_reviews(visitor, [one])}
    raise BreakGlassNotFound(wanted)
