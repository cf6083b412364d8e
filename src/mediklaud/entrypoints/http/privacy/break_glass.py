"""Emergency access over HTTP: take it, end it, look into it (X3)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.privacy.break_glass import BreakGlass
from mediklaud.application.privacy.close_break_glass_review import (
    CloseBreakGlassReview,
)
from mediklaud.application.privacy.end_break_glass import EndBreakGlass
from mediklaud.application.privacy.list_break_glass_reviews import (
    ListBreakGlassReviews,
)
from mediklaud.domain.shared.ids import BreakGlassId, PatientId
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.privacy.break_glass_bodies import (
    BreakGlassBody,
    BreakGlassByNumberBody,
    ReviewBody,
)
from mediklaud.entrypoints.http.privacy.break_glass_views import (
    BreakGlassView,
    ReviewItemView,
    ReviewView,
)

_TAGS = ("privacy",)


@post("/patients/{patient_id:uuid}/break-glass", sync_to_thread=True, tags=_TAGS)
def break_glass(
    patient_id: FromPath[UUID], data: JSONBody[BreakGlassBody], desk: AtDesk
) -> BreakGlassView:
    """See a patient outside care for an hour; somebody else will ask why."""
    command = BreakGlass(
        **desk.command,
        patient_id=PatientId(patient_id),
        reason_code=data.reason_code,
        text=data.text,
    )
    return BreakGlassView.of(desk.handle(command))


@post("/break-glass", sync_to_thread=True, tags=_TAGS)
def break_glass_by_number(
    data: JSONBody[BreakGlassByNumberBody], desk: AtDesk
) -> BreakGlassView:
    """The same for the patient with this number."""
    command = BreakGlass(
        **desk.command,
        patient_number=data.patient_number,
        reason_code=data.reason_code,
        text=data.text,
    )
    return BreakGlassView.of(desk.handle(command))


@post(
    "/break-glass/{break_glass_id:uuid}/end",
    status_code=200,
    sync_to_thread=True,
    tags=_TAGS,
)
def end_break_glass(break_glass_id: FromPath[UUID], desk: AtDesk) -> BreakGlassView:
    """Close the record again before the hour is over."""
    command = EndBreakGlass(**desk.command, break_glass_id=BreakGlassId(break_glass_id))
    return BreakGlassView.of(desk.handle(command))


@get("/audit/break-glass-reviews", sync_to_thread=True, tags=_TAGS)
def list_break_glass_reviews(desk: AtDesk, page: PageAsked) -> Page[ReviewItemView]:
    """Those still to be reviewed, the longest waiting first; then what was found."""
    query = ListBreakGlassReviews(
        **desk.query, after=page.after(BreakGlassId), limit=page.and_one
    )
    found = desk.handle(query)
    return page.page(found, ReviewItemView.item, lambda item: item.glass.id)


@post("/audit/break-glass-reviews", sync_to_thread=True, tags=_TAGS)
def close_break_glass_review(
    data: JSONBody[ReviewBody], desk: AtDesk
) -> ReviewView | None:
    """Record whether an emergency access was justified; that never changes."""
    command = CloseBreakGlassReview(
        **desk.command,
        break_glass_id=BreakGlassId(data.break_glass_id),
        finding=data.finding,
        text=data.text,
    )
    review = desk.handle(command).review
    return ReviewView.of(review) if review else None
