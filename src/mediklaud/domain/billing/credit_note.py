"""What takes back some of an issued invoice, which itself never changes (B4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen
from attrs.validators import ge, min_len, optional

from mediklaud.domain.billing.payment import Allocation
from mediklaud.domain.errors import InvalidValue, NotFound
from mediklaud.domain.shared.ids import AccountId, CreditNoteId, InvoiceId, PatientId
from mediklaud.domain.shared.money import Money, total
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean


class CreditKind(StrEnum):
    """Why less is to be paid."""

    RETURN = "return"
    """A medicine came back."""
    CORRECTION = "correction"
    """It was invoiced in error."""
    WAIVER = "waiver"
    """The hospital forgives what is owed."""
    WRITE_OFF = "write_off"
    """Nobody will ever pay what is owed."""


FORGIVING = frozenset({CreditKind.WAIVER, CreditKind.WRITE_OFF})
"""Of what is owed alone: money that was paid is never given back by them."""


@frozen
class CreditNoteNotFound(NotFound):
    """There is no such credit note, or it is not yours."""

    rule: ClassVar[str] = "X1"
    credit_note_id: CreditNoteId


@frozen
class NothingCredited(InvalidValue):
    """A credit note takes back more than nothing of each of its lines."""

    rule: ClassVar[str] = "B4"


@frozen
class MoreFreedThanCredited(InvalidValue):
    """A credit note gives back no more money than it credits."""

    rule: ClassVar[str] = "B4"


def _something(_instance: object, _attribute: object, value: Money) -> None:
    if value.minor <= 0:
        raise NothingCredited


def _tidy_reason(text: str) -> str:
    return clean(text, "reason", longest=500)


@frozen(kw_only=True)
class CreditLine:
    """What is taken back of one line of the invoice, tax and all."""

    position: int = field(validator=ge(1))
    """The invoice's first line is 1."""
    amount: Money = field(validator=_something)
    quantity: int | None = field(default=None, validator=optional(ge(1)))
    """How much of it came back, if anything did."""


@frozen(kw_only=True)
class CreditNote:
    """Numbered in its own series, about one invoice. It never changes."""

    id: CreditNoteId
    number: str
    patient_id: PatientId
    invoice_id: InvoiceId
    kind: CreditKind
    lines: tuple[CreditLine, ...] = field(validator=min_len(1))
    reason: str = field(converter=_tidy_reason, repr=False)
    issued_at: datetime = field(validator=has_time_zone)
    issued_by: AccountId | None
    approved_by: AccountId | None = None
    """The second person, if it took one."""
    freed: tuple[Allocation, ...] = ()
    """What had paid for it already, and is the patient's credit again."""

    def __attrs_post_init__(self) -> None:
        if self.amount < self.given_back:
            raise MoreFreedThanCredited

    @property
    def currency(self) -> str:
        """That of the invoice."""
        return self.lines[0].amount.currency

    @property
    def amount(self) -> Money:
        """The sum of its lines."""
        return total((line.amount for line in self.lines), self.currency)

    @property
    def given_back(self) -> Money:
        """What of it had been paid."""
        return total((part.amount for part in self.freed), self.currency)

    @property
    def forgiven(self) -> Money:
        """What of it had not been paid, and never has to be."""
        return self.amount - self.given_back


def credited_on(position: int, notes: Iterable[CreditNote], currency: str) -> Money:
    """What of this line was taken back so far."""
    lines = (line for note in notes for line in note.lines)
    return total((li.amount for li in lines if li.position == position), currency)


def returned_of(position: int, notes: Iterable[CreditNote]) -> int:
    """How much of this line's medicine came back so far."""
    lines = (line for note in notes for line in note.lines)
    return sum(line.quantity or 0 for line in lines if line.position == position)
