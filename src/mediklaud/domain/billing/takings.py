"""What the hospital invoiced and took, day by day or service by service."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from attrs import frozen

from mediklaud.domain.billing.journal import LedgerAccount, PostingKind
from mediklaud.domain.shared.money import Money, total


class RevenueBy(StrEnum):
    """How revenue is told apart."""

    DAY = "day"
    SERVICE = "service"


@frozen(kw_only=True)
class Posted:
    """What all documents of a kind did to one account of the books on one day."""

    day: date
    kind: PostingKind
    account: LedgerAccount
    amount: Money


@frozen(kw_only=True)
class Served:
    """What was invoiced of one service."""

    kind: str
    """Consultation, procedure, medication."""
    service: str
    times: int
    net: Money
    tax: Money


_K, _A = PostingKind, LedgerAccount
COLUMNS: Mapping[str, tuple[tuple[PostingKind, LedgerAccount, int], ...]] = {
    "invoiced": ((_K.INVOICE, _A.RECEIVABLE, 1),),
    "net": ((_K.INVOICE, _A.REVENUE, -1),),
    "tax": ((_K.INVOICE, _A.TAX, -1),),
    "credited": ((_K.CREDIT_NOTE, _A.REVENUE, 1), (_K.CREDIT_NOTE, _A.TAX, 1)),
    "waived": ((_K.CREDIT_NOTE, _A.WAIVERS, 1),),
    "written_off": ((_K.CREDIT_NOTE, _A.BAD_DEBT, 1),),
    "cash": ((_K.PAYMENT, _A.CASH, 1),),
    "card": ((_K.PAYMENT, _A.CARD, 1),),
    "mobile": ((_K.PAYMENT, _A.MOBILE, 1),),
    "bank_transfer": ((_K.PAYMENT, _A.BANK, 1),),
    "online": ((_K.PAYMENT, _A.GATEWAY, 1),),
    "refunded": ((_K.REFUND_PAID, _A.REFUNDS_PAYABLE, 1),),
}
"""What stands in each column of a day: which documents, which account, which sign."""


def of_day(posted: Iterable[Posted], currency: str) -> dict[str, Money]:
    """The day's amounts by column."""
    found = {(one.kind, one.account): one.amount for one in posted}
    nothing = Money.zero(currency)
    return {
        column: total(
            (found.get((k, a), nothing).times(sign) for k, a, sign in parts), currency
        )
        for column, parts in COLUMNS.items()
    }
