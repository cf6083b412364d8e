"""What is asked of payments online over HTTP."""

from __future__ import annotations

from mediklaud.domain.billing.payment_exception import ExceptionDecision
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import MoneyBody, Reason


class OnlineBody(Body):
    """How much is to be paid: all that is due, if nothing is said."""

    amount: MoneyBody | None = None


class ExceptionBody(Body):
    """What becomes of money that came late or amiss, and why."""

    decision: ExceptionDecision
    reason: Reason
