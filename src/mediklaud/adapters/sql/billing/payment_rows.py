"""A payment of a row in which its allocations stand, too."""

from collections import Counter
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from mediklaud.domain.billing.payment import Allocation, Payment, PaymentMethod
from mediklaud.domain.shared.ids import (
    AccountId,
    CashierSessionId,
    InvoiceId,
    PatientId,
    PaymentId,
    PaymentIntentId,
)
from mediklaud.domain.shared.money import Money


def to_payment(row: Row[Any]) -> Payment:
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
    )
