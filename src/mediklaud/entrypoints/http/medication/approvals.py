"""The second person over HTTP: what the knowledge forbids, let through or not (M3)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.medication.approve_override import ApproveOverride
from mediklaud.application.medication.decline_override import DeclineOverride
from mediklaud.application.medication.list_awaiting_approval import (
    ListAwaitingApproval,
)
from mediklaud.domain.shared.ids import PrescriptionId
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.medication.prescription_bodies import ReasonBody
from mediklaud.entrypoints.http.medication.prescription_views import (
    PrescriptionView,
    WrittenView,
)
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked

_ONE = "/prescriptions/{prescription_id:uuid}"
_TAGS = ("prescriptions",)


@get("/prescriptions/awaiting-approval", sync_to_thread=True, tags=_TAGS)
def list_awaiting_approval(desk: AtDesk, page: PageAsked) -> Page[PrescriptionView]:
    """What waits for a second person, the first written first."""
    query = ListAwaitingApproval(
        **desk.query, after=page.after(PrescriptionId), limit=page.and_one
    )
    return page.page(desk.handle(query), PrescriptionView.of, lambda one: one.id)


@post(f"{_ONE}/approve", status_code=200, sync_to_thread=True, tags=_TAGS)
def approve_override(
    prescription_id: FromPath[UUID], data: JSONBody[ReasonBody], desk: AtDesk
) -> WrittenView:
    """Stand, as a second person, for what another prescribed."""
    command = ApproveOverride(
        **desk.command,
        prescription_id=PrescriptionId(prescription_id),
        reason=data.reason,
    )
    return WrittenView.written(desk.handle(command))


@post(f"{_ONE}/decline", status_code=200, sync_to_thread=True, tags=_TAGS)
def decline_override(
    prescription_id: FromPath[UUID], data: JSONBody[ReasonBody], desk: AtDesk
) -> PrescriptionView:
    """Do not let it through: it is cancelled."""
    command = DeclineOverride(
        **desk.command,
        prescription_id=PrescriptionId(prescription_id),
        reason=data.reason,
    )
    return PrescriptionView.of(desk.handle(command))
