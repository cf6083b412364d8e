"""Payments by Stripe's own page, over its official library."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define, field

from mediklaud.adapters.stripe_payments import wire
from mediklaud.adapters.stripe_payments.account import StripeAccount
from mediklaud.domain.billing.gateway import (
    BadSignature,
    GatewayEvent,
    GatewayRefund,
    GatewayRefused,
    GatewaySilent,
    GatewayState,
    GatewayStatus,
    PaymentOrder,
    Redirect,
)
from mediklaud.domain.shared.money import Money

if TYPE_CHECKING:
    from stripe import StripeClient, StripeObject

T = TypeVar("T")
_MANY = 100
logger = logging.getLogger(__name__)


@define
class StripeGateway:
    """One order is one Checkout Session; our key travels with it and comes back."""

    account: StripeAccount
    name: str = "stripe"
    _kept: StripeClient | None = field(default=None, init=False)
    _lock: threading.Lock = field(factory=threading.Lock, init=False)

    def start(self, order: PaymentOrder) -> Redirect:
        sessions = self._client().v1.checkout.sessions
        wanted: Any = wire.an_order(order)
        made = self._ask(
            lambda: sessions.create(wanted, {"idempotency_key": order.key})
        )
        return Redirect(provider_ref=made["id"], url=made["url"])

    def parse_callback(self, headers: Mapping[str, str], body: bytes) -> GatewayEvent:
        import stripe

        signature = headers.get("stripe-signature")
        try:
            event = stripe.Webhook.construct_event(
                body, signature, self.account.webhook_secret
            )
            return wire.event_of(event.to_dict())
        except (stripe.SignatureVerificationError, ValueError) as error:
            raise BadSignature from error
        except (KeyError, TypeError, AttributeError) as error:
            raise BadSignature from error

    def fetch(self, provider_ref: str) -> GatewayStatus:
        session, intent = self._order(provider_ref)
        state = wire.state_of(session, intent)
        paid = intent if state is GatewayState.SUCCEEDED else None
        ours = (session or intent or {}).get("metadata") or {}
        return GatewayStatus(
            provider_ref=provider_ref,
            key=ours.get("key"),
            state=state,
            captured=None if paid is None else wire.captured_of(paid),
            refunds=() if paid is None else self._refunds(paid["id"]),
        )

    def refund(self, provider_ref: str, amount: Money, key: str) -> GatewayRefund:
        """Looked for first: Stripe forgets our keys after a day, and we must not."""
        _, intent = self._order(provider_ref)
        if intent is None or intent["status"] != "succeeded":
            raise GatewayRefused(why="not_paid")
        for known in self._refunds(intent["id"]):
            if known.key == key:
                return known
        refunds = self._client().v1.refunds
        wanted: Any = {
            "payment_intent": intent["id"],
            "amount": wire.to_wire(amount),
            "metadata": {"refund": key},
        }
        given = self._ask(lambda: refunds.create(wanted, {"idempotency_key": key}))
        return wire.refund_of(given)

    def _order(self, ref: str) -> tuple[wire.Told | None, wire.Told | None]:
        """The page and the payment made on it, as far as there are any."""
        api = self._client().v1
        if ref.startswith("pi_"):
            return None, self._ask(lambda: api.payment_intents.retrieve(ref))
        also: Any = {"expand": ["payment_intent"]}
        session = self._ask(lambda: api.checkout.sessions.retrieve(ref, also))
        return session, session.get("payment_intent")

    def _refunds(self, intent: str) -> tuple[GatewayRefund, ...]:
        refunds = self._client().v1.refunds
        of_it: Any = {"payment_intent": intent, "limit": _MANY}
        found = self._try(lambda: list(refunds.list(of_it).auto_paging_iter()))
        return tuple(wire.refund_of(one.to_dict()) for one in found)

    def _ask(self, call: Callable[[], StripeObject]) -> dict[str, Any]:
        return self._try(call).to_dict()

    def _try(self, call: Callable[[], T]) -> T:
        """A wrong key is not the payer's fault: it is asked again once it is right."""
        import stripe

        try:
            return call()
        except (stripe.CardError, stripe.InvalidRequestError) as error:
            raise GatewayRefused(why=error.code or "refused") from error
        except stripe.StripeError as error:
            logger.warning("Stripe: %s %s", type(error).__name__, error.http_status)
            raise GatewaySilent from error

    def _client(self) -> StripeClient:
        import stripe  # slow to import, and few processes need it

        with self._lock:
            if self._kept is None:
                stripe.enable_telemetry = False  # it would tell of this machine
                self._kept = stripe.StripeClient(
                    self.account.api_key,
                    base_addresses={"api": self.account.api_base},
                    http_client=stripe.RequestsClient(timeout=self.account.patience),
                    max_network_retries=0,  # asked again under the same key, later
                )
            return self._kept
