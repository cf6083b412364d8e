"""Refunds as rows, and rows as refunds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from mediklaud.adapters.sql.billing.refund_tables import refunds
from mediklaud.adapters.sql.database import Database
from mediklaud.domain.billing.payment import Allocation, PaymentMethod
from mediklaud.domain.billing.refund import PayOut, Refund, RefundStatus, Verdict
from mediklaud.domain.shared.ids import (
    AccountId,
    CashierSessionId,
    Id,
    InvoiceId,
    PatientId,
    PaymentId,
    RefundId,
)
from mediklaud.domain.shared.money import Money


def to_row(refund: Refund, database: Database) -> dict[str, object]:
    """What is written once, when it is asked for."""
    return {
        "id": refund.id.value,
        "number": refund.number,
        "payment_id": refund.payment_id.value,
        "patient_id": refund.patient_id.value,
        "amount_minor": refund.amount.minor,
        "currency": refund.amount.currency,
        "method": refund.method.value,
        "asked_by": _bare(refund.asked_by),
        "asked_at": refund.asked_at,
        "version": refund.version,
        **to_standing(refund, database),
    }


def to_standing(refund: Refund, database: Database) -> dict[str, object]:
    """How far it has come."""
    decision = refund.verdict.reason if refund.verdict else None
    private = {"reason": refund.reason, "decision": decision}
    return {
        "status": refund.status.value,
        "sealed": database.seal(refunds, refund.id.value, private),
        "sent_at": refund.sent_at,
        **_of_verdict(refund.verdict),
        **_of_pay_out(refund.paid),
    }


def _of_verdict(verdict: Verdict | None) -> dict[str, object]:
    if verdict is None:
        return {"decided_by": None, "decided_at": None}
    return {"decided_by": verdict.by.value, "decided_at": verdict.at}


def _of_pay_out(paid: PayOut | None) -> dict[str, object]:
    return {
        "paid_by": _bare(paid.by) if paid else None,
        "paid_at": paid.at if paid else None,
        "cashier_session_id": _bare(paid.cashier_session_id) if paid else None,
        "provider_ref": paid.provider_ref if paid else None,
    }


def to_freed_rows(refund: Refund) -> Iterable[dict[str, object]]:
    """What it makes owed again."""
    for part in refund.freed:
        yield {
            "refund_id": refund.id.value,
            "payment_id": part.payment_id.value,
            "invoice_id": part.invoice_id.value,
            "amount_minor": part.amount.minor,
        }


def to_refund(row: Row[Any], database: Database) -> Refund:
    """The refund; `freed` is a list in its row."""
    private = database.unseal(refunds, row.id, row.sealed)
    return Refund(
        id=RefundId(row.id),
        number=row.number,
        payment_id=PaymentId(row.payment_id),
        patient_id=PatientId(row.patient_id),
        amount=Money(row.amount_minor, row.currency),
        method=PaymentMethod(row.method),
        reason=private["reason"],
        asked_by=row.asked_by and AccountId(row.asked_by),
        asked_at=row.asked_at,
        status=RefundStatus(row.status),
        verdict=_to_verdict(row, private["decision"]),
        freed=_to_freed(row),
        sent_at=row.sent_at,
        paid=_to_pay_out(row),
        version=row.version,
    )


def _to_verdict(row: Row[Any], reason: str | None) -> Verdict | None:
    if row.decided_at is None:
        return None
    by = AccountId(row.decided_by)
    return Verdict(by=by, at=row.decided_at, reason=reason or "")


def _to_pay_out(row: Row[Any]) -> PayOut | None:
    if row.paid_at is None:
        return None
    session = row.cashier_session_id
    return PayOut(
        at=row.paid_at,
        by=row.paid_by and AccountId(row.paid_by),
        cashier_session_id=session and CashierSessionId(session),
        provider_ref=row.provider_ref,
    )


def _to_freed(row: Row[Any]) -> tuple[Allocation, ...]:
    """The latest invoice first."""
    payment_id = PaymentId(row.payment_id)
    return tuple(
        Allocation(payment_id, invoice_id, Money(minor, row.currency))
        for invoice_id, minor in sorted(
            ((InvoiceId.parse(id_), minor) for id_, minor in row.freed), reverse=True
        )
    )


def _bare(id_: Id | None) -> UUID | None:
    return None if id_ is None else id_.value
