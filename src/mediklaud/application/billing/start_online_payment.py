"""A patient goes to pay online."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.billing.online_desk import (
    Answered,
    OnlineDesk,
    OnlinePayment,
    Sent,
    keep_answer_of,
)
from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.shared.ids import InvoiceId
from mediklaud.domain.shared.money import Money
from mediklaud.ports.payments_online import PaymentIntents


@frozen(kw_only=True)
class StartOnlinePayment(Command[OnlinePayment]):
    """Pay an invoice, or a part of it, on the gateway's page."""

    permission: ClassVar = Permission.PAY_ONLINE
    invoice_id: InvoiceId
    amount: Money | None = None
    """All that is due, if none is named."""


def keep_wish(command: StartOnlinePayment, *, desk: OnlineDesk, scope: Scope) -> Sent:
    """Our key is written down before the gateway hears of it."""
    return desk.begin(command.invoice_id, scope, command.amount)


def start_online_payment(
    answered: Answered, *, intents: PaymentIntents, now: datetime
) -> OnlinePayment:
    """Where the payer goes on; nowhere yet, if the gateway was silent."""
    return OnlinePayment.of(keep_answer_of(answered, intents, now))
