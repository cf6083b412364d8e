"""What a patient has paid, printed, and asked back for the patient (B6)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from mediklaud.application.billing.ask_refund import AskRefund
from mediklaud.application.billing.list_payments import ListPayments
from mediklaud.application.billing.print_receipt import PrintReceipt
from mediklaud.application.billing.read_account import ReadAccount
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.domain.billing.papers import PaperLanguage
from mediklaud.domain.billing.payment import PaymentMethod, PaymentNotFound
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import PatientId, PaymentId
from mediklaud.entrypoints.http.pharmacy.papers import handed_out
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.billing.amounts import in_our_money
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_ALL = "/accounts/{patient_id:uuid}/payments"
_ONE = f"{_ALL}/{{payment_id:uuid}}"
_REFUND = "billing/ask_refund.html"
_MANY = 200


@get(_ALL, sync_to_thread=True)
def payments_page(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """All of them, the latest first."""
    return visitor.page("billing/payments.html", **_about(visitor, patient_id))


@get(f"{_ONE}/paper.pdf", sync_to_thread=True)
def receipt_paper(
    visitor: AtPage, patient_id: FromPath[UUID], payment_id: FromPath[UUID]
) -> Response[bytes]:
    """The receipt as PDF."""
    _one(visitor, patient_id, payment_id)
    query = PrintReceipt(
        **visitor.query,
        payment_id=PaymentId(payment_id),
        language=PaperLanguage(visitor.language),
    )
    return handed_out(visitor.handle(query))


@get(f"{_ONE}/refund", sync_to_thread=True)
def ask_refund_page(
    visitor: AtPage, patient_id: FromPath[UUID], payment_id: FromPath[UUID]
) -> Page:
    """How much of a payment is to go back, how, and why."""
    return visitor.page(_REFUND, **_one(visitor, patient_id, payment_id))


@post(f"{_ONE}/refund", status_code=303, sync_to_thread=True)
def ask_refund(
    visitor: AtPage, patient_id: FromPath[UUID], payment_id: FromPath[UUID]
) -> Page:
    """It is held, and waits for somebody else."""
    try:
        with visitor.form.reading() as read:
            amount = read.need("amount", in_our_money(visitor))
            reason = read.need("reason", str)
            method = read.may("method", PaymentMethod)
        asked = visitor.handle(
            AskRefund(
                **visitor.command,
                payment_id=PaymentId(payment_id),
                amount=amount,
                reason=reason,
                method=method,
            )
        )
    except Refusal as refusal:
        return visitor.again(_REFUND, refusal, **_one(visitor, patient_id, payment_id))
    return visitor.go(f"/refunds/{asked.id}?done=asked")


def _about(visitor: Visitor, patient_id: UUID) -> dict[str, Any]:
    asked: dict[str, Any] = {**visitor.query, "patient_id": PatientId(patient_id)}
    return {
        "patient": visitor.handle(ReadPatient(**asked)),
        "account": visitor.handle(ReadAccount(**asked)),
        "payments": visitor.handle(ListPayments(**asked, limit=_MANY)),
    }


def _one(visitor: Visitor, patient_id: UUID, payment_id: UUID) -> dict[str, Any]:
    facts, wanted = _about(visitor, patient_id), PaymentId(payment_id)
    for payment in facts["payments"]:
        if payment.id == wanted:
            return {**facts, "payment": payment}
    raise PaymentNotFound(wanted)
