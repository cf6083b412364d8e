"""Whoever holds an invoice's paper goes to pay it online."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.billing.online_desk import (
    Answered,
    OnlineDesk,
    OnlinePayment,
    Sent,
    keep_answer_of,
)
from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.shared.money import Money
from mediklaud.ports.payment_links import PaymentLinks
from mediklaud.ports.payments_online import PaymentIntents


@frozen(kw_only=True)
class PayByLink(Command[OnlinePayment]):
    """Pay the invoice that a link names, or a part of it."""

    permission: ClassVar = Permission.PAY_BY_LINK
    token: str = field(repr=False)
    amount: Money | None = None


def keep_wish_of_holder(
    command: PayByLink, *, links: PaymentLinks, desk: OnlineDesk
) -> Sent:
    """The link itself is the right to pay; it shows nothing of the patient."""
    wanted = links.invoice_of(command.token)
    return desk.begin(wanted, EVERYONE, command.amount)


def pay_by_link(
    answered: Answered, *, intents: PaymentIntents, now: datetime
) -> OnlinePayment:
    """Where the payer goes on; nowhere yet, if the gateway was silent."""
    return OnlinePayment.of(keep_answer_of(answered, intents, now))
