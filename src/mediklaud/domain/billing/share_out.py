"""Which invoices money pays for (B5)."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from attrs import evolve

from mediklaud.domain.billing.dues import OwedInvoice
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.billing.payment import (
    Allocation,
    AlreadyPaid,
    Credit,
    MoreThanDue,
    Payment,
)
from mediklaud.domain.billing.slip import PaidInvoice, Slip
from mediklaud.domain.shared.ids import InvoiceId
from mediklaud.domain.shared.money import Money, total

Part = TypeVar("Part", Credit, OwedInvoice)


def require_not_more_than_due(
    amount: Money, invoice_id: InvoiceId, owed: Iterable[OwedInvoice]
) -> None:
    """Refuse more than what is still due on the invoice."""
    due = _due_on(invoice_id, owed, amount.currency)
    if not due:
        raise AlreadyPaid(invoice_id)
    if due < amount:
        raise MoreThanDue(invoice_id, due)


def still_due(
    payment: Payment, invoice_id: InvoiceId, owed: Iterable[OwedInvoice]
) -> Money:
    """What the payment leaves to be paid of an invoice on which this was owed."""
    currency = payment.amount.currency
    parts = (a.amount for a in payment.allocations if a.invoice_id == invoice_id)
    return _due_on(invoice_id, owed, currency) - total(parts, currency)


def slip_of(
    payment: Payment, invoice: Invoice, owed: Sequence[OwedInvoice]
) -> Slip | None:
    """What the receipt of money for this invoice says, while this is owed (B10)."""
    if invoice.addressee is None or invoice.number is None:
        return None
    numbers = {one.invoice_id: one.number for one in owed}
    return Slip(
        payer=invoice.addressee,
        invoice_number=invoice.number,
        due=still_due(payment, invoice.id, owed),
        paid=tuple(
            PaidInvoice(numbers[part.invoice_id], part.amount)
            for part in payment.allocations
        ),
    )


def _due_on(invoice_id: InvoiceId, owed: Iterable[OwedInvoice], currency: str) -> Money:
    return total((o.amount for o in owed if o.invoice_id == invoice_id), currency)


def chosen_first(
    invoice_id: InvoiceId, owed: Iterable[OwedInvoice]
) -> tuple[OwedInvoice, ...]:
    """One invoice before the others, which stay as they were: the oldest due first."""
    return tuple(sorted(owed, key=lambda o: o.invoice_id != invoice_id))


def share_out(
    money: Iterable[Credit], owed: Iterable[OwedInvoice]
) -> tuple[Allocation, ...]:
    """Let money pay for invoices, both in their order, until one of them runs out."""
    left, waiting = list(money), list(owed)
    allocations = []
    while left and waiting:
        part = min(left[0].amount, waiting[0].amount)
        allocations.append(Allocation(left[0].payment_id, waiting[0].invoice_id, part))
        left, waiting = _without(part, left), _without(part, waiting)
    return tuple(allocations)


def _without(amount: Money, parts: list[Part]) -> list[Part]:
    rest = parts[0].amount - amount
    left = [evolve(parts[0], amount=rest)] if rest else []
    return left + parts[1:]
