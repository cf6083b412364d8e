"""The pharmacy's counter: who it is, what harms them, and what is handed out."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.pharmacy.dispense import Dispense
from mediklaud.application.pharmacy.read_for_dispensing import (
    ForDispensing,
    ReadForDispensing,
)
from mediklaud.domain.errors import Refusal
from mediklaud.domain.medication.override_reason import OverrideReason
from mediklaud.domain.pharmacy.counselling import Receiver
from mediklaud.domain.shared.ids import PrescriptionId
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.doctor.own import today
from mediklaud.entrypoints.web.doctor.regimens import answers_in
from mediklaud.entrypoints.web.pharmacy.counter_form import read_counter
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_ONE = "/pharmacy/prescriptions/{prescription_id:uuid}"
_PAGE = "pharmacy/counter.html"


@get(_ONE, sync_to_thread=True)
def counter_page(visitor: AtPage, prescription_id: FromPath[UUID]) -> Page:
    """The patient, the allergies, a fresh check, and the batches that go first."""
    return visitor.page(_PAGE, **_about(visitor, PrescriptionId(prescription_id)))


@post(_ONE, status_code=303, sync_to_thread=True)
def hand_out(visitor: AtPage, prescription_id: FromPath[UUID]) -> Page:
    """It goes over the counter; or the same page, and why it does not."""
    wanted = PrescriptionId(prescription_id)
    try:
        handed = visitor.handle(_dispense(visitor, wanted))
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, **_about(visitor, wanted))
    return visitor.go(f"/pharmacy/dispensations/{handed.id}?done={handed.status}")


def _dispense(visitor: Visitor, wanted: PrescriptionId) -> Dispense:
    form = visitor.form
    told = read_counter(form)
    return Dispense(
        **visitor.command,
        prescription_id=wanted,
        product_id=told.product_id,
        quantity=told.quantity,
        identifiers=told.identifiers,
        partial="partial" in form,
        counselling=told.counselling,
        overrides=answers_in(form),
    )


def _about(visitor: Visitor, wanted: PrescriptionId) -> dict[str, object]:
    query = ReadForDispensing(**visitor.query, prescription_id=wanted)
    found: ForDispensing = visitor.handle(query)
    return {
        "found": found,
        "known": found.facts,
        "today": today(visitor),
        "reasons": tuple(OverrideReason),
        "receivers": tuple(Receiver),
    }
