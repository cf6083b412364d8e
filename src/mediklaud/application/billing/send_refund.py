"""The worker has the gateway give back what was paid online (B6, B7)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.billing.refunding import Refunding
from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.billing.gateway import (
    GatewayRefund,
    GatewayRefundState,
    GatewayRefused,
    GatewaySilent,
)
from mediklaud.domain.billing.refund import PayOut, Refund, RefundStatus
from mediklaud.domain.shared.ids import RefundId
from mediklaud.ports.payments import PaymentGateway
from mediklaud.ports.payments_online import PaymentIntents


@frozen(kw_only=True)
class SendRefund(Command[Refund]):
    """Ask for it under one key, so that it goes back once."""

    permission: ClassVar = Permission.SETTLE_PAYMENT
    remembered: ClassVar = False
    refund_id: RefundId


@frozen(kw_only=True)
class GoingBack:
    """A refund that is kept as sent, and of which order it is; else nothing to ask."""

    refund: Refund
    ref: str | None = None
    asked_before: bool = False

    @property
    def key(self) -> str:
        """Ours: asked with it again, it is the same refund."""
        return str(self.refund.id)


@frozen(kw_only=True)
class Heard:
    """What came of asking: how it stands there, a no, or nothing."""

    refund: Refund
    found: GatewayRefund | None = None
    refused: bool = False


def before_sending(
    command: SendRefund,
    *,
    refunding: Refunding,
    intents: PaymentIntents,
    gateway: PaymentGateway,
    now: datetime,
) -> GoingBack:
    """Kept first, so that whoever comes next asks what became of it."""
    refund = refunding.held(command.refund_id, EVERYONE)
    payment = refunding.payments.get(refund.payment_id, EVERYONE)
    if not refund.is_to_send(now) or payment.intent_id is None:
        return GoingBack(refund=refund)
    intent = intents.get(payment.intent_id, EVERYONE)
    if intent.provider != gateway.name or intent.provider_ref is None:
        return GoingBack(refund=refund)
    return GoingBack(
        refund=refunding.refunds.save(refund.sent(now)),
        ref=intent.provider_ref,
        asked_before=refund.status is RefundStatus.UNKNOWN,
    )


def ask_to_give_back(going: GoingBack, *, gateway: PaymentGateway) -> Heard:
    """Ask whether it was done, if it may have been; else have it done."""
    refund, ref = going.refund, going.ref
    if ref is None:
        return Heard(refund=refund)
    try:
        known = _known(going, ref, gateway) if going.asked_before else None
    except (GatewaySilent, GatewayRefused):  # nothing is said of the refund itself
        return Heard(refund=refund)
    try:
        found = known or gateway.refund(ref, refund.amount, going.key)
    except GatewaySilent:
        return Heard(refund=refund)
    except GatewayRefused:
        return Heard(refund=refund, refused=True)
    return Heard(refund=refund, found=found)


def _known(going: GoingBack, ref: str, gateway: PaymentGateway) -> GatewayRefund | None:
    return gateway.fetch(ref).refund(going.key)


def send_refund(heard: Heard, *, refunding: Refunding, now: datetime) -> Refund:
    """Gone back, or credit again, or still to be found out; nothing is done twice."""
    refund = refunding.held(heard.refund.id, EVERYONE)
    found = heard.found
    if refund.status is not RefundStatus.UNKNOWN:
        return refund
    if heard.refused or (found and found.state is GatewayRefundState.FAILED):
        return refunding.fail(refund)
    if found is None or found.amount != refund.amount:
        return refund
    if found.state is not GatewayRefundState.DONE:
        return refund
    return refunding.pay(
        refund.arrived(PayOut(at=now, provider_ref=found.provider_ref))
    )
