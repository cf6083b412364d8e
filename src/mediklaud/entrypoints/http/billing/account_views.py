"""How payments and patients' accounts look over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from mediklaud.application.billing.take_payment import Receipt
from mediklaud.domain.billing.account import AccountStatement
from mediklaud.domain.billing.dues import Blocked, OwedInvoice
from mediklaud.domain.billing.override import DuesOverride
from mediklaud.domain.billing.payment import Allocation, Payment, PaymentMethod
from mediklaud.entrypoints.http.wire import MoneyView, View, bare


class AllocationView(View):
    """The part of a payment that pays for one invoice."""

    invoice_id: UUID
    amount: MoneyView

    @classmethod
    def of(cls, allocation: Allocation) -> AllocationView:
        """The part."""
        return cls(
            invoice_id=allocation.invoice_id.value,
            amount=MoneyView.of(allocation.amount),
        )


class PaymentView(View):
    """Money that came in, and what it pays for."""

    id: UUID
    number: str
    patient_id: UUID
    amount: MoneyView
    method: PaymentMethod
    cashier_session_id: UUID | None
    received_at: datetime
    allocations: list[AllocationView]
    credit: MoneyView
    still_due: MoneyView
    """On the invoice it was made for."""

    @classmethod
    def of(cls, receipt: Receipt) -> PaymentView:
        """The payment."""
        payment = receipt.payment
        return cls(
            id=payment.id.value,
            number=payment.number,
            patient_id=payment.patient_id.value,
            amount=MoneyView.of(payment.amount),
            method=payment.method,
            cashier_session_id=bare(payment.cashier_session_id),
            received_at=payment.received_at,
            allocations=[AllocationView.of(part) for part in payment.allocations],
            credit=MoneyView.of(payment.credit),
            still_due=MoneyView.of(receipt.due),
        )


class PaymentMadeView(View):
    """Money that came in, and what it pays for today."""

    id: UUID
    number: str
    patient_id: UUID
    amount: MoneyView
    method: PaymentMethod
    received_at: datetime
    allocations: list[AllocationView]
    credit: MoneyView
    refunded: MoneyView | None
    """What of it went back, or is about to."""

    @classmethod
    def of(cls, payment: Payment) -> PaymentMadeView:
        """The payment."""
        return cls(
            id=payment.id.value,
            number=payment.number,
            patient_id=payment.patient_id.value,
            amount=MoneyView.of(payment.amount),
            method=payment.method,
            received_at=payment.received_at,
            allocations=[AllocationView.of(part) for part in payment.allocations],
            credit=MoneyView.of(payment.credit),
            refunded=MoneyView.of(payment.refunded) if payment.refunded else None,
        )


class OwedView(View):
    """What is still to be paid of one invoice."""

    invoice_id: UUID
    number: str
    amount: MoneyView
    due_on: date

    @classmethod
    def of(cls, owed: OwedInvoice) -> OwedView:
        """The rest of the invoice."""
        return cls(
            invoice_id=owed.invoice_id.value,
            number=owed.number,
            amount=MoneyView.of(owed.amount),
            due_on=owed.due_on,
        )


class BlockedView(View):
    """Why no routine visit can be booked, and what helps (U5)."""

    rule: str
    amount: MoneyView
    invoices: list[UUID]
    invoice_numbers: list[str]
    how_to_clear: str

    @classmethod
    def of(cls, blocked: Blocked) -> BlockedView:
        """What blocks."""
        return cls(
            rule=blocked.rule,
            amount=MoneyView.of(blocked.amount),
            invoices=[invoice.value for invoice in blocked.invoices],
            invoice_numbers=list(blocked.invoice_numbers),
            how_to_clear=blocked.how_to_clear,
        )


class StatementView(View):
    """A patient's account: what is owed, overdue, and paid ahead."""

    patient_id: UUID
    owed: MoneyView
    overdue: MoneyView
    credit: MoneyView
    invoices: list[OwedView]
    blocked: BlockedView | None
    override_id: UUID | None

    @classmethod
    def of(cls, statement: AccountStatement) -> StatementView:
        """The account as it stands."""
        blocked = statement.blocked
        return cls(
            patient_id=statement.patient_id.value,
            owed=MoneyView.of(statement.owed),
            overdue=MoneyView.of(statement.overdue),
            credit=MoneyView.of(statement.credit),
            invoices=[OwedView.of(owed) for owed in statement.invoices],
            blocked=BlockedView.of(blocked) if blocked else None,
            override_id=bare(statement.override),
        )


class OverrideView(View):
    """A permission to book once in spite of dues (U4)."""

    id: UUID
    patient_id: UUID
    reason: str
    granted_by: UUID | None
    granted_at: datetime
    ends_at: datetime
    spent_on: UUID | None
    """The appointment that was booked by it."""

    @classmethod
    def of(cls, override: DuesOverride) -> OverrideView:
        """The permission."""
        return cls(
            id=override.id.value,
            patient_id=override.patient_id.value,
            reason=override.reason,
            granted_by=bare(override.granted_by),
            granted_at=override.granted_at,
            ends_at=override.ends_at,
            spent_on=bare(override.spent_on),
        )
