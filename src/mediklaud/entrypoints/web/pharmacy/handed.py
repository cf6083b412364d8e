"""What was handed out: seen by a second pharmacist, printed, taken back (H6, H9)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from mediklaud.application.messages import Command
from mediklaud.application.pharmacy.cancel_dispensation import CancelDispensation
from mediklaud.application.pharmacy.print_counselling_sheet import (
    PrintCounsellingSheet,
)
from mediklaud.application.pharmacy.print_label import PrintLabel
from mediklaud.application.pharmacy.read_dispensation import ReadDispensation
from mediklaud.application.pharmacy.return_medicine import ReturnMedicine
from mediklaud.application.pharmacy.witness_dispensation import WitnessDispensation
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.domain.errors import Refusal
from mediklaud.domain.pharmacy.batch_part import OfBatch
from mediklaud.domain.pharmacy.dispensation import Dispensation
from mediklaud.domain.shared.ids import BatchId, DispensationId
from mediklaud.entrypoints.http.pharmacy.papers import handed_out
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.forms import Form
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_ONE = "/pharmacy/dispensations/{dispensation_id:uuid}"
_PAGE = "pharmacy/dispensation.html"
_OF = "of:"


@get(_ONE, sync_to_thread=True)
def dispensation(
    visitor: AtPage, dispensation_id: FromPath[UUID], done: Filter = None
) -> Page:
    """From which batches, by whom, with what counsel; and what can be done now."""
    facts = _about(visitor, DispensationId(dispensation_id))
    return visitor.page(_PAGE, **facts, done=done)


@post(f"{_ONE}/witness", status_code=303, sync_to_thread=True)
def witness(visitor: AtPage, dispensation_id: FromPath[UUID]) -> Page:
    """A second pharmacist has seen that it is right."""
    wanted = DispensationId(dispensation_id)
    return _done(
        visitor, wanted, WitnessDispensation(**visitor.command, dispensation_id=wanted)
    )


@post(f"{_ONE}/cancel", status_code=303, sync_to_thread=True)
def undo(visitor: AtPage, dispensation_id: FromPath[UUID]) -> Page:
    """It never left the counter: everything goes back into its batches."""
    wanted, reason = DispensationId(dispensation_id), visitor.form["reason"]
    command = CancelDispensation(
        **visitor.command, dispensation_id=wanted, reason=reason
    )
    return _done(visitor, wanted, command)


@post(f"{_ONE}/return", status_code=303, sync_to_thread=True)
def take_back(visitor: AtPage, dispensation_id: FromPath[UUID]) -> Page:
    """Some of it is brought back."""
    wanted, form = DispensationId(dispensation_id), visitor.form
    try:
        parts = _parts(form)
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, **_about(visitor, wanted), done=None)
    command = ReturnMedicine(
        **visitor.command,
        dispensation_id=wanted,
        parts=parts,
        unopened="unopened" in form,
        reason=form["reason"],
    )
    return _done(visitor, wanted, command)


@get(f"{_ONE}/label.pdf", sync_to_thread=True)
def label(visitor: AtPage, dispensation_id: FromPath[UUID]) -> Response[bytes]:
    """What is stuck on the box."""
    wanted = DispensationId(dispensation_id)
    paper = visitor.handle(PrintLabel(**visitor.query, dispensation_id=wanted))
    return handed_out(paper)


@get(f"{_ONE}/counselling.pdf", sync_to_thread=True)
def sheet(visitor: AtPage, dispensation_id: FromPath[UUID]) -> Response[bytes]:
    """What the patient takes home to read."""
    wanted = DispensationId(dispensation_id)
    query = PrintCounsellingSheet(**visitor.query, dispensation_id=wanted)
    return handed_out(visitor.handle(query))


def _parts(form: Form) -> tuple[OfBatch, ...]:
    """Batch by batch, as far as anything stands there."""
    names = [name for name in form.fields if name.startswith(_OF)]
    with form.reading() as read:
        told = {name: read.may(name, int) for name in names}
        batches = {name: read.need(f"batch:{name}", UUID) for name in names}
    return tuple(
        OfBatch(batch_id=BatchId(batches[name]), quantity=quantity)
        for name, quantity in told.items()
        if quantity
    )


def _done(
    visitor: Visitor, wanted: DispensationId, command: Command[Dispensation]
) -> Page:
    try:
        visitor.handle(command)
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, **_about(visitor, wanted), done=None)
    return visitor.go(f"/pharmacy/dispensations/{wanted}?done=kept")


def _about(visitor: Visitor, wanted: DispensationId) -> dict[str, Any]:
    one = visitor.handle(ReadDispensation(**visitor.query, dispensation_id=wanted))
    patient = visitor.handle(ReadPatient(**visitor.query, patient_id=one.patient_id))
    return {"one": one, "patient": patient}
