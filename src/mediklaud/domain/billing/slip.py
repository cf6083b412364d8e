"""What stands on a payment's receipt: kept as it was when the money came in (B10)."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.billing.invoice import Addressee
from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.shared.ids import PaymentId
from mediklaud.domain.shared.money import Money, total


@frozen
class NoReceipt(RuleBroken):
    """This money came for no invoice, and has no receipt: see the account."""

    rule: ClassVar[str] = "B10"
    payment_id: PaymentId


@frozen
class PaidInvoice:
    """How much of the money paid for which invoice."""

    number: str
    amount: Money


@frozen(kw_only=True)
class Slip:
    """Who paid, as the invoice knew them, for what, and what stayed due on it."""

    payer: Addressee = field(repr=False)
    invoice_number: str
    """That of the invoice the money was meant for."""
    due: Money
    """What stayed due on that one."""
    paid: tuple[PaidInvoice, ...]
    """What it paid for; the rest was kept as credit."""

    def kept_of(self, amount: Money) -> Money:
        """What of so much money was kept as credit."""
        return amount - total((one.amount for one in self.paid), amount.currency)
