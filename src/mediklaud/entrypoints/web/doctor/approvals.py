"""What the knowledge forbids, before a second person (M3)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.medication.approve_override import ApproveOverride
from mediklaud.application.medication.decline_override import DeclineOverride
from mediklaud.application.medication.list_awaiting_approval import (
    ListAwaitingApproval,
)
from mediklaud.domain.errors import Refusal
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.prescription_refusals import PrescriptionNotFound
from mediklaud.domain.shared.ids import PrescriptionId
from mediklaud.entrypoints.http.pages import MOST
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_ONE = "/approvals/{prescription_id:uuid}"
_PAGE = "doctor/approval.html"


@get("/approvals", sync_to_thread=True)
def approvals(visitor: AtPage, page: PageAsked, done: Filter = None) -> Page:
    """What waits for a second person, the first written first."""
    found = _waiting(visitor, page.after(PrescriptionId), page.and_one)
    shown = page.page(found, lambda one: one, lambda one: one.id)
    facts = {"waiting": shown.items, "more": shown.next_cursor}
    return visitor.page("doctor/approvals.html", **facts, done=done)


@get(_ONE, sync_to_thread=True)
def approval_page(visitor: AtPage, prescription_id: FromPath[UUID]) -> Page:
    """What was prescribed, what speaks against it, and what the doctor answered."""
    return visitor.page(_PAGE, one=_one(visitor, PrescriptionId(prescription_id)))


@post(_ONE, status_code=303, sync_to_thread=True)
def decide(visitor: AtPage, prescription_id: FromPath[UUID]) -> Page:
    """Let through, or not; in either case for a reason."""
    wanted = PrescriptionId(prescription_id)
    decision = ApproveOverride if visitor.form["step"] == "approve" else DeclineOverride
    try:
        with visitor.form.reading() as read:
            reason = read.need("reason", str)
        visitor.handle(
            decision(**visitor.command, prescription_id=wanted, reason=reason)
        )
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, one=_one(visitor, wanted))
    return visitor.go("/approvals?done=decided")


def _waiting(
    visitor: Visitor, after: PrescriptionId | None, limit: int
) -> tuple[Prescription, ...]:
    query = ListAwaitingApproval(**visitor.query, after=after, limit=limit)
    return visitor.handle(query)


def _one(visitor: Visitor, wanted: PrescriptionId) -> Prescription:
    """Looked for in the whole list, for only what stands there may be read."""
    after = None
    while found := _waiting(visitor, after, MOST):
        for one in found:
            if one.id == wanted:
                return one
        after = found[-1].id
    raise PrescriptionNotFound(wanted)
