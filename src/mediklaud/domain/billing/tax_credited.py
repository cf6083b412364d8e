"""How much of what is credited had been tax (B4, B8)."""

from collections.abc import Iterable

from mediklaud.domain.billing.credit_note import FORGIVING, CreditNote, credited_on
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.billing.line import InvoiceLine
from mediklaud.domain.shared.money import Money, total


def tax_credited(
    note: CreditNote, invoice: Invoice, before: Iterable[CreditNote]
) -> Money:
    """The tax taken back with it; `before` are the invoice's notes until then.

    What is forgiven, or given up, is given up tax and all: no tax comes back.
    """
    nothing = Money.zero(note.currency)
    if note.kind in FORGIVING:
        return nothing
    earlier = [n for n in before if n.kind not in FORGIVING and n.id != note.id]
    lines = [(invoice.lines[one.position - 1], one) for one in note.lines]
    return total(
        (
            tax_of(line, credited_on(one.position, earlier, note.currency), one.amount)
            for line, one in lines
        ),
        note.currency,
    )


def tax_of(line: InvoiceLine, before: Money, amount: Money) -> Money:
    """The tax in this amount of a line of which so much was credited before.

    When all of a line is credited, bit by bit, so is all of its tax.
    """
    return _tax_in(line, before + amount) - _tax_in(line, before)


def _tax_in(line: InvoiceLine, amount: Money) -> Money:
    if not line.gross:
        return amount
    _, tax = amount.split((line.net.minor, line.tax.minor))
    return tax
