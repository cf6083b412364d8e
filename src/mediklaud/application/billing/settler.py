"""Finds out what became of payments online, outside any transaction (B7)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from attrs import define, field

from mediklaud.application.application import Application
from mediklaud.application.billing.list_payment_work import ListPaymentWork
from mediklaud.application.billing.return_payment import ReturnPayment
from mediklaud.application.billing.send_refund import SendRefund
from mediklaud.application.billing.settle_intent import SettleIntent
from mediklaud.domain.access.actor import WORKER
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import (
    Id,
    PaymentExceptionId,
    PaymentIntentId,
    RefundId,
)

_PAUSE = timedelta(seconds=5)
"""The same thing is not asked about more often: a gateway in trouble is left alone."""


@define
class Settler:
    """Asks for the truth wherever a report, or the time that passed, suggests it."""

    app: Application
    tried: dict[Id, datetime] = field(factory=dict)

    def work(self) -> bool:
        """Look once; was there anything to do?"""
        now = self.app.clock.now()
        self.tried = {i: at for i, at in self.tried.items() if now < at + _PAUSE}
        found = self.app.handle(ListPaymentWork(actor=WORKER))
        settled = self._each(found.intents, self._settle, now)
        returned = self._each(found.returns, self._return, now)
        refunded = self._each(found.refunds, self._send, now)
        return settled or returned or refunded

    def _each(
        self, ids: Iterable[Id], do: Callable[[Id], object], now: datetime
    ) -> bool:
        """One that is refused keeps nobody from the others."""
        waiting = [one for one in ids if one not in self.tried]
        for one in waiting:
            self.tried[one] = now
            try:
                do(one)
            except Refusal:
                continue
        return bool(waiting)

    def _settle(self, intent_id: Id) -> None:
        which = PaymentIntentId(intent_id.value)
        self.app.handle(SettleIntent(actor=WORKER, intent_id=which))

    def _return(self, exception_id: Id) -> None:
        which = PaymentExceptionId(exception_id.value)
        self.app.handle(ReturnPayment(actor=WORKER, exception_id=which))

    def _send(self, refund_id: Id) -> None:
        which = RefundId(refund_id.value)
        self.app.handle(SendRefund(actor=WORKER, refund_id=which))
