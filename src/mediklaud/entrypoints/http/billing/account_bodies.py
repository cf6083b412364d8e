"""What is paid, and let pass, over HTTP."""

from __future__ import annotations

from typing import Annotated

import msgspec

from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import MoneyBody


class PaymentBody(Body):
    """Money for an invoice; more than is due only if it may stay as credit."""

    amount: MoneyBody
    method: PaymentMethod
    keep_as_credit: bool = False


class OverrideBody(Body):
    """Why a patient may book in spite of dues."""

    reason: Annotated[str, msgspec.Meta(max_length=500)]
