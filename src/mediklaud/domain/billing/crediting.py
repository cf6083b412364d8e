"""What a credit note takes back, and whose money it gives back (B4)."""

from collections.abc import Iterable, Sequence

from attrs import evolve

from mediklaud.domain.billing.credit_note import (
    CreditLine,
    CreditNote,
    credited_on,
    returned_of,
)
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.billing.payment import Allocation
from mediklaud.domain.shared.ids import ChargeId
from mediklaud.domain.shared.money import Money


def line_of_return(
    invoice: Invoice, charge_id: ChargeId, kept: int, notes: Sequence[CreditNote]
) -> CreditLine | None:
    """So much is kept of a line: what is to be credited for the rest, if anything.

    What all returns have credited is the line's gross less that of what is kept, to
    the last unit, however often something came back.
    """
    position, line = next(
        (n, one)
        for n, one in enumerate(invoice.lines, start=1)
        if one.charge_id == charge_id
    )
    had = line.quantity - returned_of(position, notes)
    left = line.gross - credited_on(position, notes, invoice.currency)
    amount = min(line.gross_of(had) - line.gross_of(kept), left)
    if not amount:
        return None
    return CreditLine(position=position, amount=amount, quantity=had - kept)


def freed_from(paid: Iterable[Allocation], amount: Money) -> tuple[Allocation, ...]:
    """Take so much back from what paid for an invoice, the latest payment first."""
    freed = []
    for part in sorted(paid, key=lambda p: p.payment_id, reverse=True):
        share = min(part.amount, amount)
        if share:
            freed.append(evolve(part, amount=share))
            amount -= share
    return tuple(freed)
