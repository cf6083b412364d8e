"""How the parts of a payment look over HTTP."""

from __future__ import annotations

from datetime import date

from mediklaud.domain.billing.payment_plan import Instalment
from mediklaud.entrypoints.http.wire import MoneyView, View


class InstalmentView(View):
    """So much is to be paid by this day."""

    due_on: date
    amount: MoneyView

    @classmethod
    def of(cls, instalment: Instalment) -> InstalmentView:
        """The instalment."""
        return cls(due_on=instalment.due_on, amount=MoneyView.of(instalment.amount))
