"""A gateway reports that something happened to a payment."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.billing.gateway import GatewayEvent, NoGateway
from mediklaud.domain.billing.online import IntentNotFound, PaymentIntent
from mediklaud.domain.shared.ids import MalformedId, PaymentIntentId
from mediklaud.ports.payments import PaymentGateway
from mediklaud.ports.payments_online import PaymentEvents, PaymentIntents


@frozen(kw_only=True)
class Noted:
    """Was the report new? Whoever sends it learns no more."""

    is_new: bool


@frozen(kw_only=True)
class ReceivePaymentEvent(Command[Noted]):
    """Keep a report whose signature is the gateway's; the worker asks for the truth."""

    permission: ClassVar = Permission.REPORT_PAYMENT
    remembered: ClassVar = False
    provider: str
    headers: Mapping[str, str] = field(repr=False)
    """By their names in small letters."""
    body: bytes = field(repr=False)


def receive_payment_event(
    command: ReceivePaymentEvent,
    *,
    gateway: PaymentGateway,
    events: PaymentEvents,
    intents: PaymentIntents,
    now: datetime,
) -> Noted:
    """Kept once by its id, whoever's attempt it is about; nothing is done yet."""
    if command.provider != gateway.name:
        raise NoGateway
    event = gateway.parse_callback(command.headers, command.body)
    about = _attempt(gateway.name, event, intents)
    return Noted(is_new=events.add(gateway.name, event, about, now))


def _attempt(
    provider: str, event: GatewayEvent, intents: PaymentIntents
) -> PaymentIntent | None:
    """Ours by the gateway's word for it, or by our key."""
    found = intents.of_ref(provider, event.provider_ref)
    if found is not None or event.key is None:
        return found
    try:
        return intents.get(PaymentIntentId.parse(event.key), EVERYONE)
    except (MalformedId, IntentNotFound):
        return None
