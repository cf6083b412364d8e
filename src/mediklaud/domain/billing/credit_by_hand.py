"""What somebody may credit of an invoice, and what takes a second person (B4)."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from attrs import evolve, frozen

from mediklaud.domain.billing.credit_note import (
    FORGIVING,
    CreditKind,
    CreditLine,
    CreditNote,
    credited_on,
)
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.errors import InvalidValue, RuleBroken
from mediklaud.domain.shared.ids import InvoiceId
from mediklaud.domain.shared.money import Money, total


@frozen
class NotByHand(InvalidValue):
    """A return is credited by the pharmacy that takes it: name another kind."""

    rule: ClassVar[str] = "B4"


@frozen
class NoSuchLine(InvalidValue):
    """The invoice has no such line, or it is named twice."""

    rule: ClassVar[str] = "B4"
    position: int


@frozen
class MoreThanIsLeft(RuleBroken):
    """More than is left of this line: some of it was credited already."""

    rule: ClassVar[str] = "B4"
    invoice_id: InvoiceId
    position: int
    left: Money


@frozen
class MoreThanOwed(RuleBroken):
    """Only what is still owed can be waived or written off: the rest was paid."""

    rule: ClassVar[str] = "B4"
    invoice_id: InvoiceId
    owed: Money


@frozen
class NothingToCredit(RuleBroken):
    """Nothing is left of this invoice that could be credited so."""

    rule: ClassVar[str] = "B4"
    invoice_id: InvoiceId


def left_on(invoice: Invoice, position: int, notes: Iterable[CreditNote] = ()) -> Money:
    """What of this line was not credited yet."""
    if not 1 <= position <= len(invoice.lines):
        raise NoSuchLine(position)
    gross = invoice.lines[position - 1].gross
    return gross - credited_on(position, notes, invoice.currency)


def whole(
    invoice: Invoice, kind: CreditKind, notes: Sequence[CreditNote], owed: Money
) -> tuple[CreditLine, ...]:
    """All that can be credited: what is left of each line, or their shares in dues."""
    positions = range(1, len(invoice.lines) + 1)
    left = [left_on(invoice, position, notes) for position in positions]
    if kind in FORGIVING and any(left):
        left = list(owed.split([amount.minor for amount in left]))
    return tuple(
        CreditLine(position=position, amount=amount)
        for position, amount in zip(positions, left, strict=True)
        if amount
    )


def require_creditable(
    invoice: Invoice,
    lines: Sequence[CreditLine],
    kind: CreditKind,
    notes: Sequence[CreditNote],
    owed: Money,
) -> tuple[CreditLine, ...]:
    """The lines to credit, of which none takes more than is left of it."""
    _require_once(lines)
    for line in lines:
        left = left_on(invoice, line.position, notes)
        if left < line.amount:
            raise MoreThanIsLeft(invoice.id, line.position, left)
    if not lines:
        raise NothingToCredit(invoice.id)
    if kind in FORGIVING and owed < _sum(lines, invoice.currency):
        raise MoreThanOwed(invoice.id, owed)
    return tuple(evolve(line, quantity=None) for line in lines)


def takes_two(
    lines: Iterable[CreditLine], notes: Iterable[CreditNote], limit: int
) -> bool:
    """Is it more than one person may credit of an invoice, in however many parts?"""
    by_hand = (note for note in notes if note.kind is not CreditKind.RETURN)
    before = sum(note.amount.minor for note in by_hand)
    return before + sum(line.amount.minor for line in lines) > limit


def _require_once(lines: Iterable[CreditLine]) -> None:
    seen: set[int] = set()
    for line in lines:
        if line.position in seen:
            raise NoSuchLine(line.position)
        seen.add(line.position)


def _sum(lines: Iterable[CreditLine], currency: str) -> Money:
    return total((line.amount for line in lines), currency)
