"""The desk takes money for an invoice, and prints the receipt (B6, B9)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from mediklaud.application.billing.print_receipt import PrintReceipt
from mediklaud.application.billing.read_account import ReadAccount
from mediklaud.application.billing.take_payment import TakePayment
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.domain.billing.papers import PaperLanguage
from mediklaud.domain.billing.payment import AT_THE_DESK, PaymentMethod
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import InvoiceId, PatientId, PaymentId
from mediklaud.entrypoints.http.pharmacy.papers import handed_out
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.billing.amounts import in_our_money
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_ACCOUNT = "/desk/patients/{patient_id:uuid}/pay"
_PAGE = "desk/pay.html"


@get(_ACCOUNT, sync_to_thread=True)
def pay_page(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """What is to be paid."""
    return visitor.page(_PAGE, **_about(visitor, PatientId(patient_id)), receipt=None)


@post(_ACCOUNT, status_code=200, sync_to_thread=True)
def take_payment(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """It is paid, and the receipt can be printed; or why it is not."""
    whose = PatientId(patient_id)
    try:
        receipt = visitor.handle(_payment(visitor))
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, **_about(visitor, whose), receipt=None)
    return visitor.page(_PAGE, **_about(visitor, whose), receipt=receipt)


@get("/desk/receipts/{payment_id:uuid}/paper.pdf", sync_to_thread=True)
def receipt_paper(visitor: AtPage, payment_id: FromPath[UUID]) -> Response[bytes]:
    """For the patient to take along."""
    query = PrintReceipt(
        **visitor.query,
        payment_id=PaymentId(payment_id),
        language=PaperLanguage(visitor.language),
    )
    return handed_out(visitor.handle(query))


def _payment(visitor: Visitor) -> TakePayment:
    with visitor.form.reading() as read:
        invoice = read.need("invoice", UUID)
        amount = read.need("amount", in_our_money(visitor))
        method = read.need("method", PaymentMethod)
    return TakePayment(
        **visitor.command, invoice_id=InvoiceId(invoice), amount=amount, method=method
    )


def _about(visitor: Visitor, whose: PatientId) -> dict[str, Any]:
    about: dict[str, Any] = {**visitor.query, "patient_id": whose}
    return {
        "patient": visitor.handle(ReadPatient(**about)),
        "account": visitor.handle(ReadAccount(**about)),
        "methods": AT_THE_DESK,
    }
