"""How far an invoice is paid: worked out, never kept (B4, B5)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import Factory, field, frozen

from mediklaud.domain.billing.dues import OwedInvoice
from mediklaud.domain.billing.invoice import Invoice, InvoiceStatus
from mediklaud.domain.billing.payment_plan import Instalment
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
    disputed: Money = field(
        default=Factory(lambda self: Money.zero(self.due.currency), takes_self=True)
    )
    """What is left of its lines that somebody objects to (U2)."""
    instalments: tuple[Instalment, ...] = ()
    """The agreement to pay it in parts, if there is one."""
    refunded: Money | None = None
    """What had been paid and went back, so that it is due again; none if nothing."""

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
        cls,
        invoice: Invoice,
        *,
        paid: Money,
        credited: Money,
        today: date,
        disputed: Money | None = None,
        instalments: tuple[Instalment, ...] = (),
        refunded: Money | None = None,
    ) -> Settlement:
        """How the invoice stands on this day."""
        is_issued = invoice.status is InvoiceStatus.ISSUED
        nothing = Money.zero(invoice.currency)
        owed = OwedInvoice(
            invoice_id=invoice.id,
            number=invoice.number or "",
            amount=invoice.gross - paid - credited if is_issued else nothing,
            due_on=invoice.due_on or date.max,
            disputed=disputed or nothing,
            instalments=instalments,
        )
        return cls(
            invoice=invoice,
            paid=paid,
            credited=credited,
            due=owed.amount,
            state=_state(invoice, paid, owed, today),
            disputed=owed.disputed,
            instalments=instalments,
            refunded=refunded or None,
        )


def _state(
    invoice: Invoice, paid: Money, owed: OwedInvoice, today: date
) -> SettlementState:
    if invoice.due_on is None:
        return SettlementState.DRAFT
    if not owed.amount:
        is_credited = bool(invoice.gross) and not paid
        return SettlementState.CREDITED if is_credited else SettlementState.PAID
    if owed.late(today):
        return SettlementState.OVERDUE
    return SettlementState.PART_PAID if paid else SettlementState.UNPAID
