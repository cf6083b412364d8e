"""Payments and their rows, in which their allocations stand, too."""

from collections import Counter
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Row

from mediklaud.adapters.sql.billing.invoice_tables import payments
from mediklaud.adapters.sql.database import Database
from mediklaud.domain.billing.payment import Allocation, Payment, PaymentMethod
from mediklaud.domain.billing.slip import Slip
from mediklaud.domain.shared.ids import (
    AccountId,
    CashierSessionId,
    InvoiceId,
    PatientId,
    PaymentId,
    PaymentIntentId,
)
from mediklaud.domain.shared.money import Money


def to_row(payment: Payment, database: Database) -> dict[str, object]:
    """What is private of it, the payer on its receipt, under its seal."""
    received_by, session_id = payment.received_by, payment.cashier_session_id
    return {
        "id": payment.id.value,
        "number": payment.number,
        "patient_id": payment.patient_id.value,
        "amount_minor": payment.amount.minor,
        "currency": payment.amount.currency,
        "method": payment.method.value,
        "received_at": payment.received_at,
        "received_by": None if received_by is None else received_by.value,
        "cashier_session_id": None if session_id is None else session_id.value,
        "intent_id": None if payment.intent_id is None else payment.intent_id.value,
        "sealed": _sealed(payment, database),
    }


def _sealed(payment: Payment, database: Database) -> bytes | None:
    if payment.slip is None:
        return None
    private = msgspec.to_builtins(payment.slip)
    return database.seal(payments, payment.id.value, private)


def _slip(row: Row[Any], database: Database) -> Slip | None:
    if row.sealed is None:
        return None
    return msgspec.convert(database.unseal(payments, row.id, row.sealed), Slip)


def to_payment(row: Row[Any], database: Database) -> Payment:
    """The payment with what it pays for; `paid` is a list of invoices and amounts.

    What stands beside no invoice went back.
    """
    payment_id, drawer = PaymentId(row.id), row.cashier_session_id
    paid: Counter[UUID] = Counter()
    refunded = 0
    for invoice, minor in row.paid:
        if invoice is None:
            refunded += minor
        else:
            paid[UUID(invoice)] += minor
    return Payment(
        id=payment_id,
        number=row.number,
        patient_id=PatientId(row.patient_id),
        amount=Money(row.amount_minor, row.currency),
        method=PaymentMethod(row.method),
        received_at=row.received_at,
        received_by=row.received_by and AccountId(row.received_by),
        allocations=tuple(
            Allocation(payment_id, InvoiceId(invoice), Money(minor, row.currency))
            for invoice, minor in sorted((+paid).items())
        ),
        cashier_session_id=drawer and CashierSessionId(drawer),
        refunded=Money(refunded, row.currency) if refunded else None,
        intent_id=row.intent_id and PaymentIntentId(row.intent_id),
        slip=_slip(row, database),
    )
