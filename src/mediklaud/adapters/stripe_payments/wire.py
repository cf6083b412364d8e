"""How Stripe writes amounts, orders and what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mediklaud.domain.billing.gateway import (
    GatewayEvent,
    GatewayRefund,
    GatewayRefundState,
    GatewayRefused,
    GatewayState,
    PaymentOrder,
)
from mediklaud.domain.shared.money import Money, digits_of

Told = Mapping[str, Any]
"""What Stripe says of one thing."""

# Where Stripe counts other decimals than ISO 4217.
_ITS_OWN_DIGITS = {"ISK": 2, "MGA": 0, "UGX": 2}

SESSION = "checkout.session"
INTENT = "payment_intent"


def to_wire(amount: Money) -> int:
    """In Stripe's smallest unit; refused if that is too large for it."""
    more = _more_digits(amount.currency)
    if more >= 0:
        return int(amount.minor * 10**more)
    whole, rest = divmod(amount.minor, 10**-more)
    if rest:
        raise GatewayRefused(why="amount")
    return int(whole)


def from_wire(units: int, currency: str) -> Money:
    """As the hospital counts."""
    more = _more_digits(currency.upper())
    minor = units // 10**more if more > 0 else units * 10**-more
    return Money(int(minor), currency.upper())


def _more_digits(currency: str) -> int:
    return _ITS_OWN_DIGITS.get(currency, digits_of(currency)) - digits_of(currency)


def an_order(order: PaymentOrder) -> dict[str, Any]:
    """What is told of an order: our key and the invoice's number, nobody's name."""
    price = {
        "currency": order.amount.currency.lower(),
        "unit_amount": to_wire(order.amount),
        "product_data": {"name": order.reference},
    }
    ours = {"key": order.key}
    return {
        "mode": "payment",
        "client_reference_id": order.key,
        "line_items": [{"price_data": price, "quantity": 1}],
        "metadata": ours,
        "payment_intent_data": {"metadata": ours, "description": order.reference},
        "success_url": order.return_url,
        "cancel_url": order.return_url,
        "expires_at": int(order.expires_at.timestamp()),
    }


def state_of(session: Told | None, intent: Told | None) -> GatewayState:
    """A card that is declined leaves the page open: the payer may try another."""
    if intent is not None and intent["status"] == "succeeded":
        return GatewayState.SUCCEEDED
    if session is not None and session["status"] == "expired":
        return GatewayState.EXPIRED
    if intent is not None and intent["status"] == "canceled":
        return GatewayState.CANCELLED
    over = session is not None and session["status"] == "complete"
    if over and intent is not None and intent["status"] == "requires_payment_method":
        return GatewayState.FAILED  # the bank said no after the page was closed
    return GatewayState.WAITING


def captured_of(intent: Told) -> Money:
    """What was really received, where that is told beside what was asked."""
    units = intent.get("amount_received", intent["amount"])
    return from_wire(units, intent["currency"])


_REFUNDS = {
    "succeeded": GatewayRefundState.DONE,
    "failed": GatewayRefundState.FAILED,
    "canceled": GatewayRefundState.FAILED,
}


def refund_of(told: Told) -> GatewayRefund:
    """One given back at Stripe's own desk has no key of ours."""
    return GatewayRefund(
        key=(told.get("metadata") or {}).get("refund", ""),
        provider_ref=told["id"],
        amount=from_wire(told["amount"], told["currency"]),
        state=_REFUNDS.get(told["status"], GatewayRefundState.WAITING),
    )


def event_of(told: Told) -> GatewayEvent:
    """A report about a page or a payment, or about what hangs on one."""
    about = told["data"]["object"]
    own = about.get("object") in {SESSION, INTENT}
    ref = about.get("id") if own else about.get("payment_intent") or about.get("id")
    return GatewayEvent(
        id=told["id"],
        kind=told["type"],
        provider_ref=ref or told["id"],
        key=(about.get("metadata") or {}).get("key"),
    )
