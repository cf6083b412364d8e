"""Visits that cannot take place as booked: moved or cancelled, one by one (S6)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.scheduling.list_impacted_appointments import (
    ListImpactedAppointments,
)
from mediklaud.application.scheduling.resolve_impact import ResolveImpact
from mediklaud.domain.errors import Refusal
from mediklaud.domain.scheduling.impact import Action, ImpactDecision
from mediklaud.domain.shared.ids import AppointmentId
from mediklaud.entrypoints.http.pages import Paging
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.reading import read_instant
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.scheduling.doctors import names_of
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE = "office/impacted.html"


@get("/impacted", sync_to_thread=True)
def impacted(visitor: AtPage, page: PageAsked, done: Filter = None) -> Page:
    """What needs a decision."""
    return visitor.page(_PAGE, **_about(visitor, page), done=done, refused=None)


@post("/impacted/{appointment_id:uuid}", status_code=303, sync_to_thread=True)
def decide_impacted(
    visitor: AtPage, page: PageAsked, appointment_id: FromPath[UUID]
) -> Page:
    """Moved, or cancelled; the patient is told."""
    try:
        decision = _decision(visitor, AppointmentId(appointment_id))
        visitor.handle(ResolveImpact(**visitor.command, decisions=(decision,)))
    except Refusal as refusal:
        facts = {**_about(visitor, page), "refused": AppointmentId(appointment_id)}
        return visitor.again(_PAGE, refusal, **facts, done=None)
    return visitor.go("/impacted?done=decided")


def _decision(visitor: Visitor, wanted: AppointmentId) -> ImpactDecision:
    form, zone = visitor.form, visitor.site.hospital.time_zone
    with form.reading() as read:
        action = read.need("step", Action)
        starts_at = read.may("starts_at", lambda text: read_instant(text, zone))
    moves = action is Action.MOVE
    return ImpactDecision(
        appointment_id=wanted,
        action=action,
        starts_at=starts_at if moves else None,
        reason=form["reason"] or None,
    )


def _about(visitor: Visitor, page: Paging) -> dict[str, Any]:
    query = ListImpactedAppointments(
        **visitor.query, after=page.after(AppointmentId), limit=page.and_one
    )
    shown = page.page(
        visitor.handle(query), lambda one: one, lambda one: one.appointment.id
    )
    found = shown.items
    doctors = names_of(visitor, (one.appointment.doctor_id for one in found))
    day_of = visitor.site.hospital.day_of
    days = {one.appointment.id: day_of(one.appointment.period.start) for one in found}
    return {
        "found": found,
        "more": shown.next_cursor,
        "doctors": doctors,
        "days": days,
    }
