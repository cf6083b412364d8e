"""The journal: what every document of money does to the hospital's books (B8)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from attrs import field, frozen
from attrs.validators import ge

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.ids import AccountId, PatientId, PostingId
from mediklaud.domain.shared.money import Money, total
from mediklaud.domain.shared.period import has_time_zone


class LedgerAccount(StrEnum):
    """Where money stands in the hospital's books."""

    RECEIVABLE = "receivable"
    """What patients owe."""
    PATIENT_CREDIT = "patient_credit"
    """What the hospital owes patients: paid ahead, or freed again."""
    REVENUE = "revenue"
    TAX = "tax"
    CASH = "cash"
    CARD = "card"
    MOBILE = "mobile"
    BANK = "bank"
    GATEWAY = "gateway"
    REFUNDS_PAYABLE = "refunds_payable"
    """Granted, and not gone out yet."""
    WAIVERS = "waivers"
    BAD_DEBT = "bad_debt"
    CASH_DIFFERENCES = "cash_differences"


THE_PATIENTS = frozenset({LedgerAccount.RECEIVABLE, LedgerAccount.PATIENT_CREDIT})
"""What stands on these is what the patient owes, or is owed."""


class PostingKind(StrEnum):
    """Which document a posting comes from."""

    INVOICE = "invoice"
    PAYMENT = "payment"
    ALLOCATION = "allocation"
    """Credit that pays for an invoice."""
    CREDIT_NOTE = "credit_note"
    REFUND_APPROVED = "refund_approved"
    REFUND_PAID = "refund_paid"
    REFUND_UNDONE = "refund_undone"
    """It was granted, and the money never went."""
    CASH_DIFFERENCE = "cash_difference"


@frozen
class NothingPosted(InvalidValue):
    """An entry of the journal is of more or less than nothing."""

    rule: ClassVar[str] = "B8"


@frozen
class Unbalanced(InvalidValue):
    """A posting has two entries or more, and they add up to nothing."""

    rule: ClassVar[str] = "B8"


def _something(_instance: object, _attribute: object, value: Money) -> None:
    if not value:
        raise NothingPosted


@frozen
class Entry:
    """One side of a posting: more than nothing is a debit, less is a credit."""

    account: LedgerAccount
    amount: Money = field(validator=_something)


@frozen(kw_only=True)
class Posting:
    """What one document does to the books. It never changes, and always balances."""

    id: PostingId
    kind: PostingKind
    source_id: UUID
    """The document's; of one kind each of its parts is posted once."""
    part: int = field(default=0, validator=ge(0))
    patient_id: PatientId | None
    number: str | None = None
    """The document's, if it has one."""
    day: date
    """On the hospital's calendar."""
    at: datetime = field(validator=has_time_zone)
    by: AccountId | None
    entries: tuple[Entry, ...]

    def __attrs_post_init__(self) -> None:
        """Refuse what does not balance."""
        if len(self.entries) < 2 or sum_of(self.entries, self.currency):  # noqa: PLR2004
            raise Unbalanced

    @property
    def currency(self) -> str:
        """The hospital's, in all its entries."""
        if not self.entries:
            raise Unbalanced
        return self.entries[0].amount.currency

    def change_of(self, account: LedgerAccount) -> Money:
        """By how much this account grows: less than nothing if it shrinks."""
        own = (entry for entry in self.entries if entry.account is account)
        return sum_of(own, self.currency)

    @property
    def owed(self) -> Money:
        """By how much the patient owes more: less than nothing if less."""
        own = (entry for entry in self.entries if entry.account in THE_PATIENTS)
        return sum_of(own, self.currency)


def sum_of(entries: Iterable[Entry], currency: str) -> Money:
    """All of them together."""
    return total((entry.amount for entry in entries), currency)


@frozen
class Balance:
    """What stands on one account of the books: debits less credits."""

    account: LedgerAccount
    amount: Money
