"""Who takes money online for the hospital; the only one who sees a card."""

from collections.abc import Mapping
from typing import Protocol

from mediklaud.domain.billing.gateway import (
    GatewayEvent,
    GatewayRefund,
    GatewayStatus,
    PaymentOrder,
    Redirect,
)
from mediklaud.domain.shared.money import Money


class PaymentGateway(Protocol):
    """A hosted page on which a patient pays; called outside transactions only.

    Every call ends within seconds: `GatewaySilent` if it is not known whether it was
    done, `GatewayRefused` if it certainly was not.
    """

    @property
    def name(self) -> str:
        """As addresses and intents call it: small letters."""

    def start(self, order: PaymentOrder) -> Redirect:
        """Where the payer goes; under the same key it is the same order."""

    def parse_callback(self, headers: Mapping[str, str], body: bytes) -> GatewayEvent:
        """What it reports, by the raw body; `BadSignature` if another wrote it.

        The headers' names are in small letters.
        """

    def fetch(self, provider_ref: str) -> GatewayStatus:
        """The truth about an order, with its refunds."""

    def refund(self, provider_ref: str, amount: Money, key: str) -> GatewayRefund:
        """Give back so much of an order; under the same key it is the same refund."""
