"""What is said over HTTP of money that goes back."""

from __future__ import annotations

from typing import Annotated

import msgspec

from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import MoneyBody

Reason = Annotated[str, msgspec.Meta(max_length=500)]


class RefundBody(Body):
    """How much should go back, and why; the way it came, if no other is named."""

    amount: MoneyBody
    reason: Reason
    method: PaymentMethod | None = None


class RefundDecisionBody(Body):
    """Does it go back, and why?"""

    granted: bool
    reason: Reason
