"""How far an invoice is paid: worked out, never kept (B4, B5)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from mediklaud.domain.billing.invoice import Invoice, InvoiceStatus
from mediklaud.domain.shared.ids import InvoiceId, PatientId
from mediklaud.domain.shared.money import Money


class SettlementState(StrEnum):
    """How an invoice stands today."""

    DRAFT = "draft"
    UNPAID = "unpaid"
    PART_PAID = "part_paid"
    PAID = "paid"
    CREDITED = "credited"
    """Nothing was paid, and nothing is to be paid any more."""
    OVERDUE = "overdue"


@frozen(kw_only=True)
class Settlement:
    """An invoice with what was paid on it, credited, and is still due."""

    invoice: Invoice
    paid: Money
    credited: Money
    """By credit notes: gross = paid + credited + due."""
    due: Money
    state: SettlementState

    @property
    def id(self) -> InvoiceId:
        """The invoice's."""
        return self.invoice.id

    @property
    def patient_id(self) -> PatientId:
        """Who is to pay."""
        return self.invoice.patient_id

    @classmethod
    def of(
        cls, invoice: Invoice, *, paid: Money, credited: Money, today: date
    ) -> Settlement:
        """How the invoice stands on this day."""
        is_issued = invoice.status is InvoiceStatus.ISSUED
        nothing = Money.zero(invoice.currency)
        due = invoice.gross - paid - credited if is_issued else nothing
        state = _state(invoice, paid, due, today)
        return cls(invoice=invoice, paid=paid, credited=credited, due=due, state=state)


def _state(invoice: Invoice, paid: Money, due: Money, today: date) -> SettlementState:
    if invoice.due_on is None:
        return SettlementState.DRAFT
    if not due:
        is_credited = bool(invoice.gross) and not paid
        return SettlementState.CREDITED if is_credited else SettlementState.PAID
    if today > invoice.due_on:
        return SettlementState.OVERDUE
    return SettlementState.PART_PAID if paid else SettlementState.UNPAID
