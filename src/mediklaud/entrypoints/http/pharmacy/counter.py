"""The counter over HTTP: the queue, a look, and the handing out (H3-H8)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from mediklaud.application.pharmacy.dispense import Dispense
from mediklaud.application.pharmacy.list_open_prescriptions import (
    ListOpenPrescriptions,
)
from mediklaud.application.pharmacy.read_for_dispensing import ReadForDispensing
from mediklaud.domain.shared.ids import PrescriptionId, ProductId
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.pharmacy.counter_views import (
    ForDispensingView,
    WaitingView,
)
from mediklaud.entrypoints.http.pharmacy.dispensation_views import DispensationView
from mediklaud.entrypoints.http.pharmacy.dispense_body import DispenseBody
from mediklaud.entrypoints.http.wire import read_all

_ONE = "/prescriptions/{prescription_id:uuid}"
_TAGS = ("pharmacy",)


class OpenAlone(StrEnum):
    """The queue has the open ones."""

    OPEN = "open"


@get("/prescriptions", sync_to_thread=True, tags=_TAGS)
def list_open_prescriptions(
    desk: AtDesk,
    page: PageAsked,
    status: Annotated[
        OpenAlone, QueryParameter(description="Those that can be handed out today.")
    ] = OpenAlone.OPEN,
) -> Page[WaitingView]:
    """The pharmacy's queue, the first written first."""
    del status
    query = ListOpenPrescriptions(
        **desk.query, after=page.after(PrescriptionId), limit=page.and_one
    )
    found = desk.handle(query)
    return page.page(found, WaitingView.waiting, lambda one: one.prescription.id)


@get(f"{_ONE}/for-dispensing", sync_to_thread=True, tags=_TAGS)
def read_for_dispensing(
    prescription_id: FromPath[UUID], desk: AtDesk
) -> ForDispensingView:
    """The patient, what is known and taken, a fresh check, and the batches."""
    query = ReadForDispensing(
        **desk.query, prescription_id=PrescriptionId(prescription_id)
    )
    return ForDispensingView.of(desk.handle(query))


@post(f"{_ONE}/dispensations", sync_to_thread=True, tags=_TAGS)
def dispense(
    prescription_id: FromPath[UUID], data: JSONBody[DispenseBody], desk: AtDesk
) -> DispensationView:
    """Hand out what was prescribed; checked again, and refused while it is unsafe."""
    command = Dispense(
        **desk.command,
        prescription_id=PrescriptionId(prescription_id),
        product_id=ProductId(data.product_id),
        quantity=data.quantity,
        identifiers=data.identifiers.read(),
        batches=read_all(data.batches),
        batch_reason=data.batch_reason,
        partial=data.partial,
        counselling=None if data.counselling is None else data.counselling.read(),
        overrides=data.answers,
    )
    return DispensationView.of(desk.handle(command))
