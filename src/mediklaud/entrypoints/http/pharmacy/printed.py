"""Labels and counselling sheets over HTTP."""

from __future__ import annotations

from uuid import UUID

from litestar import Response, get
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath

from mediklaud.application.pharmacy.print_counselling_sheet import (
    PrintCounsellingSheet,
)
from mediklaud.application.pharmacy.print_label import PrintLabel
from mediklaud.domain.shared.ids import DispensationId
from mediklaud.domain.shared.paper import PDF
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pharmacy.papers import handed_out

_TAGS = ("pharmacy",)
_A_PAPER = {200: ResponseSpec(bytes, description="A document.", media_type=PDF)}


@get(
    "/dispensations/{dispensation_id:uuid}/label.pdf",
    sync_to_thread=True,
    tags=_TAGS,
    responses=_A_PAPER,
)
def print_label(dispensation_id: FromPath[UUID], desk: AtDesk) -> Response[bytes]:
    """What is stuck on the packet: 80 by 50 millimetres."""
    this = DispensationId(dispensation_id)
    return handed_out(desk.handle(PrintLabel(**desk.query, dispensation_id=this)))


@get(
    "/dispensations/{dispensation_id:uuid}/counselling.pdf",
    sync_to_thread=True,
    tags=_TAGS,
    responses=_A_PAPER,
)
def print_counselling_sheet(
    dispensation_id: FromPath[UUID], desk: AtDesk
) -> Response[bytes]:
    """What the patient was told, to read again at home: A4."""
    this = DispensationId(dispensation_id)
    query = PrintCounsellingSheet(**desk.query, dispensation_id=this)
    return handed_out(desk.handle(query))
