"""What the hospital and whoever takes money online for it say to each other (B7)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen
from attrs.validators import min_len

from mediklaud.domain.errors import InvalidValue, RuleBroken, TryLater
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.period import has_time_zone


@frozen
class BadSignature(InvalidValue):
    """What was reported is not signed by the payment provider."""

    rule: ClassVar[str] = "B7"


@frozen
class GatewaySilent(TryLater):
    """The payment provider does not answer: whether it was done is found out later."""

    rule: ClassVar[str] = "B7"


@frozen
class GatewayRefused(RuleBroken):
    """The payment provider says no to this."""

    rule: ClassVar[str] = "B7"
    why: str = field(default="", repr=False)


@frozen
class NoGateway(RuleBroken):
    """This hospital takes no money online: please pay at the front desk."""

    rule: ClassVar[str] = "B7"


NOBODY = "none"
"""The gateway's name where there is none."""


def require_gateway(name: str) -> None:
    """Refuse what nobody would take the money for."""
    if name == NOBODY:
        raise NoGateway


@frozen(kw_only=True)
class PaymentOrder:
    """What the gateway is told: our key and the invoice's number, nobody's name."""

    key: str = field(validator=min_len(1))
    """Ours: asked with the same key again, it is the same order."""
    amount: Money
    reference: str
    """The invoice's number, for the payer to recognise."""
    return_url: str
    """Where the payer comes back to, however it went."""
    notify_url: str
    """Where the gateway reports to, if it is told so with each order."""
    expires_at: datetime = field(validator=has_time_zone)
    """Nobody is asked to pay after this."""


@frozen(kw_only=True)
class Redirect:
    """Where the payer goes on, and how the gateway calls the order."""

    provider_ref: str = field(validator=min_len(1))
    url: str = field(repr=False)


@frozen(kw_only=True)
class GatewayEvent:
    """A report of the gateway, its signature verified: a hint to ask for the truth."""

    id: str = field(validator=min_len(1))
    """Unique with this gateway: told twice, it is the same report."""
    kind: str
    """As the gateway calls it."""
    provider_ref: str
    key: str | None = None
    """Ours, if the gateway tells it."""


class GatewayState(StrEnum):
    """How the gateway says that an order stands."""

    WAITING = "waiting"
    SUCCEEDED = "succeeded"
    """The money is here."""
    FAILED = "failed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class GatewayRefundState(StrEnum):
    """How the gateway says that a refund stands."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


@frozen(kw_only=True)
class GatewayRefund:
    """Money that goes back, as the gateway knows it."""

    key: str
    """Ours: asked with the same key again, it is the same refund."""
    provider_ref: str
    amount: Money
    state: GatewayRefundState


@frozen(kw_only=True)
class GatewayStatus:
    """The truth about an order, asked of the gateway itself."""

    provider_ref: str
    key: str | None
    """Ours, as the gateway has it."""
    state: GatewayState
    captured: Money | None = None
    """What was paid: never nothing where the state is `succeeded`."""
    refunds: tuple[GatewayRefund, ...] = ()

    def refund(self, key: str) -> GatewayRefund | None:
        """The refund under this key of ours, if the gateway ever took it."""
        return next((one for one in self.refunds if one.key == key), None)
