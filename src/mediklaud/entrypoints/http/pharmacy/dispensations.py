"""What was handed out, over HTTP: read, witness, undo, take back (H6, H9)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.pharmacy.cancel_dispensation import CancelDispensation
from mediklaud.application.pharmacy.list_awaiting_witness import ListAwaitingWitness
from mediklaud.application.pharmacy.list_dispensations import ListDispensations
from mediklaud.application.pharmacy.read_controlled_register import (
    ReadControlledRegister,
)
from mediklaud.application.pharmacy.read_dispensation import ReadDispensation
from mediklaud.application.pharmacy.return_medicine import ReturnMedicine
from mediklaud.application.pharmacy.witness_dispensation import WitnessDispensation
from mediklaud.domain.shared.ids import DispensationId, PatientId
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.pharmacy.dispensation_views import DispensationView
from mediklaud.entrypoints.http.pharmacy.dispensing_bodies import (
    CancellingBody,
    ReturnBody,
)
from mediklaud.entrypoints.http.pharmacy.register_views import RegisterLineView
from mediklaud.entrypoints.http.pharmacy.reports import From, Until
from mediklaud.entrypoints.http.queries import day_in
from mediklaud.entrypoints.http.wire import read_all

_ONE = "/dispensations/{dispensation_id:uuid}"
_TAGS = ("pharmacy",)


@get(_ONE, sync_to_thread=True, tags=_TAGS)
def read_dispensation(
    dispensation_id: FromPath[UUID], desk: AtDesk
) -> DispensationView:
    """What was handed out, from which batches, with what counsel."""
    query = ReadDispensation(
        **desk.query, dispensation_id=DispensationId(dispensation_id)
    )
    return DispensationView.of(desk.handle(query))


@get("/patients/{patient_id:uuid}/dispensations", sync_to_thread=True, tags=_TAGS)
def list_dispensations(
    patient_id: FromPath[UUID], desk: AtDesk, page: PageAsked
) -> Page[DispensationView]:
    """What a patient was handed, the newest first."""
    query = ListDispensations(
        **desk.query,
        patient_id=PatientId(patient_id),
        after=page.after(DispensationId),
        limit=page.and_one,
    )
    return page.page(desk.handle(query), DispensationView.of, lambda one: one.id)


@get("/pharmacy/awaiting-witness", sync_to_thread=True, tags=_TAGS)
def list_awaiting_witness(desk: AtDesk, page: PageAsked) -> Page[DispensationView]:
    """Controlled medicines that wait for a second pharmacist, the first first."""
    query = ListAwaitingWitness(
        **desk.query, after=page.after(DispensationId), limit=page.and_one
    )
    return page.page(desk.handle(query), DispensationView.of, lambda one: one.id)


@get("/pharmacy/controlled-register", sync_to_thread=True, tags=_TAGS)
def read_controlled_register(
    *, desk: AtDesk, since: From = None, until: Until = None
) -> list[RegisterLineView]:
    """The register of controlled medicines, line by line."""
    query = ReadControlledRegister(
        **desk.query,
        since=None if since is None else day_in(since, "from"),
        until=None if until is None else day_in(until, "to"),
    )
    return [RegisterLineView.of(line) for line in desk.handle(query)]


@post(f"{_ONE}/witness", status_code=200, sync_to_thread=True, tags=_TAGS)
def witness_dispensation(
    dispensation_id: FromPath[UUID], desk: AtDesk
) -> DispensationView:
    """See, as a second pharmacist, that a controlled medicine is right."""
    command = WitnessDispensation(
        **desk.command, dispensation_id=DispensationId(dispensation_id)
    )
    return DispensationView.of(desk.handle(command))


@post(f"{_ONE}/cancel", status_code=200, sync_to_thread=True, tags=_TAGS)
def cancel_dispensation(
    dispensation_id: FromPath[UUID], data: JSONBody[CancellingBody], desk: AtDesk
) -> DispensationView:
    """Undo it as a whole; everything goes back into its batches."""
    command = CancelDispensation(
        **desk.command,
        dispensation_id=DispensationId(dispensation_id),
        reason=data.reason,
    )
    return DispensationView.of(desk.handle(command))


@post(f"{_ONE}/return", status_code=200, sync_to_thread=True, tags=_TAGS)
def return_medicine(
    dispensation_id: FromPath[UUID], data: JSONBody[ReturnBody], desk: AtDesk
) -> DispensationView:
    """Take some of it back: to the shelf if that may be, else it is written off."""
    command = ReturnMedicine(
        **desk.command,
        dispensation_id=DispensationId(dispensation_id),
        parts=read_all(data.parts),
        unopened=data.unopened,
        reason=data.reason,
    )
    return DispensationView.of(desk.handle(command))
