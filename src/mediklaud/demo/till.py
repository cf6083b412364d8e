"""The demo hospital's drawer: opened every morning, counted every evening (B9)."""

from __future__ import annotations

from collections import Counter
from random import Random

from attrs import define, field

from mediklaud.application.application import Application
from mediklaud.application.billing.close_cashier_session import CloseCashierSession
from mediklaud.application.billing.open_cashier_session import OpenCashierSession
from mediklaud.application.billing.take_payment import TakePayment
from mediklaud.demo.staff import Staff
from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.billing.drawer_count import Takings
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.billing.payment import Payment, PaymentMethod
from mediklaud.domain.shared.money import Money

_FLOAT = "2000.00"
_SHORT = Money.parse("50.00", "BDT").minor
_SHORT_ON_DAY = 9
"""One evening fifty are missing, and a note says so."""


@define
class Till:
    """Where billing takes the demo's money."""

    app: Application
    staff: Staff
    currency: str
    taken: Counter[PaymentMethod] = field(factory=Counter)
    receipts: list[Payment] = field(factory=list)
    evenings: int = 0

    @property
    def cashier(self) -> Actor:
        """Who sits at it."""
        return self.staff.actors[Role.BILLING]

    def open(self, actor: Actor, place: str) -> None:
        """In the morning, with the float."""
        opening_float = Money.parse(_FLOAT, self.currency)
        self.app.handle(
            OpenCashierSession(actor=actor, opening_float=opening_float, place=place)
        )

    def take(self, invoice: Invoice, chance: Random) -> None:
        """Somebody pays on the way out, in cash or by card."""
        method = chance.choice((PaymentMethod.CASH, PaymentMethod.CARD))
        take = TakePayment(
            actor=self.cashier,
            invoice_id=invoice.id,
            amount=invoice.gross,
            method=method,
        )
        self.receipts.append(self.app.handle(take).payment)
        self.taken[method] += invoice.gross.minor

    def close(self) -> None:
        """In the evening, by a count that is not always right."""
        self.evenings += 1
        is_short = self.evenings == _SHORT_ON_DAY
        self.taken[PaymentMethod.CASH] += Money.parse(_FLOAT, self.currency).minor
        self.taken[PaymentMethod.CASH] -= _SHORT if is_short else 0
        self.app.handle(
            CloseCashierSession(
                actor=self.cashier,
                counted=tuple(
                    Takings(method, Money(minor, self.currency))
                    for method, minor in self.taken.items()
                ),
                note="Counted twice; a note may have gone out as change."
                if is_short
                else None,
            )
        )
        self.taken.clear()
