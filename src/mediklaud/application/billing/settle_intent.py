"""The worker asks the gateway for the truth about an online payment (B7)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.billing.held import held
from mediklaud.application.billing.online_desk import Answered, keep_answer_of
from mediklaud.application.billing.online_order import Orders
from mediklaud.application.billing.online_till import OnlineTill
from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.billing.gateway import (
    GatewayEvent,
    GatewayRefused,
    GatewaySilent,
    GatewayStatus,
    PaymentOrder,
)
from mediklaud.domain.billing.online import IntentStatus, PaymentIntent
from mediklaud.domain.billing.payment_exception import ExceptionKind, PaymentException
from mediklaud.domain.shared.ids import PaymentExceptionId, PaymentIntentId
from mediklaud.ports.billing import Accounts
from mediklaud.ports.payments import PaymentGateway
from mediklaud.ports.payments_online import (
    PaymentEvents,
    PaymentExceptions,
    PaymentIntents,
)
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class SettleIntent(Command[PaymentIntent]):
    """Find out how an attempt stands, and put its money on the books."""

    permission: ClassVar = Permission.SETTLE_PAYMENT
    remembered: ClassVar = False
    intent_id: PaymentIntentId


@frozen(kw_only=True)
class Asked:
    """An attempt with the reports that wait for the truth about it."""

    intent: PaymentIntent
    events: tuple[GatewayEvent, ...]
    order: PaymentOrder | None
    """Ordered again under the same key, where nobody knows what became of it."""

    @property
    def ref(self) -> str | None:
        """How the gateway calls it, as far as anybody has said so."""
        told = [event.provider_ref for event in self.events]
        return self.intent.provider_ref or (told[-1] if told else None)


@frozen(kw_only=True)
class Told:
    """What the gateway said: the truth, or where the payer goes on, or nothing."""

    asked: Asked
    truth: GatewayStatus | None = None
    answered: Answered | None = None


def before_settling(
    command: SettleIntent,
    *,
    intents: PaymentIntents,
    events: PaymentEvents,
    orders: Orders,
    now: datetime,
) -> Asked:
    """What is known before the gateway is asked."""
    intent = intents.get(command.intent_id, EVERYONE)
    undone = events.undone(intent.id)
    lost = not undone and intent.provider_ref is None and intent.is_open
    order = orders.of(intent) if lost and not intent.is_over_at(now) else None
    return Asked(intent=intent, events=undone, order=order)


def ask_for_truth(asked: Asked, *, gateway: PaymentGateway) -> Told:
    """Ask; whoever is silent is asked again later."""
    intent = asked.intent
    if intent.provider != gateway.name or intent.status in _SETTLED:
        return Told(asked=asked)
    try:
        if asked.ref is not None:
            return Told(asked=asked, truth=gateway.fetch(asked.ref))
        if asked.order is not None:
            redirect = gateway.start(asked.order)
            return Told(
                asked=asked, answered=Answered(intent=intent, redirect=redirect)
            )
    except GatewaySilent:
        return Told(asked=asked, answered=Answered(intent=intent))
    except GatewayRefused:
        refused = asked.ref is None
        return Told(asked=asked, answered=Answered(intent=intent, refused=refused))
    return Told(asked=asked)


_SETTLED = {IntentStatus.SUCCEEDED, IntentStatus.AMISS}


def settle_intent(
    told: Told,
    *,
    accounts: Accounts,
    intents: PaymentIntents,
    events: PaymentEvents,
    exceptions: PaymentExceptions,
    till: OnlineTill,
    ids: Ids,
    now: datetime,
) -> PaymentIntent:
    """Success is a payment; money amiss goes on the list; nothing is done twice."""
    intent = held(accounts, lambda: intents.get(told.asked.intent.id, EVERYONE))
    if intent.status in _SETTLED:
        events.followed_up(intent.provider, told.asked.events, now)
        return intent
    if told.truth is None:
        return _still_open(intent, told, intents, now)
    following = _following(intent, told.truth, now)
    if following.status is IntentStatus.SUCCEEDED:
        till.receive(following, following.amount)
    elif following.status is IntentStatus.AMISS:
        exceptions.add(_amiss(intent, told.truth, ids, now))
    events.followed_up(intent.provider, told.asked.events, now)
    return intents.save(following)


def _still_open(
    intent: PaymentIntent, told: Told, intents: PaymentIntents, now: datetime
) -> PaymentIntent:
    """Nothing is known yet: reports stay undone, and it is asked again later."""
    if told.answered is not None and intent.is_open and intent.provider_ref is None:
        return keep_answer_of(told.answered, intents, now)
    return intents.save(intent.to_be_asked(now))


def _following(
    intent: PaymentIntent, truth: GatewayStatus, now: datetime
) -> PaymentIntent:
    return intent.known_as(truth.provider_ref).told(truth).to_be_asked(now)


def _amiss(
    intent: PaymentIntent, truth: GatewayStatus, ids: Ids, now: datetime
) -> PaymentException:
    as_asked = truth.captured == intent.amount and truth.key == str(intent.id)
    return PaymentException(
        id=ids.new(PaymentExceptionId),
        intent_id=intent.id,
        patient_id=intent.patient_id,
        invoice_id=intent.invoice_id,
        kind=ExceptionKind.LATE if as_asked else ExceptionKind.MISMATCH,
        asked=intent.amount,
        captured=truth.captured or intent.amount,
        provider=intent.provider,
        provider_ref=truth.provider_ref,
        found_at=now,
    )
