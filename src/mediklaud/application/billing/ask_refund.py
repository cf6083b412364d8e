"""Billing finds that money should go back to who paid it (B6)."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.billing.held import held
from mediklaud.application.billing.refunding import Refunding
from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.domain.billing.refund import Refund
from mediklaud.domain.shared.ids import PaymentId
from mediklaud.domain.shared.money import Money


@frozen(kw_only=True)
class AskRefund(Command[Refund]):
    """Ask for so much of a payment to go back; somebody else decides."""

    permission: ClassVar = Permission.ASK_REFUND
    payment_id: PaymentId
    amount: Money
    reason: str = field(repr=False)
    method: PaymentMethod | None = None
    """The way it came, if no other is named."""


def ask_refund(command: AskRefund, *, refunding: Refunding, scope: Scope) -> Refund:
    """It is held from now on: nobody asks for the same money again."""
    payments, accounts = refunding.payments, refunding.accounts
    payment = held(accounts, lambda: payments.get(command.payment_id, scope))
    return refunding.ask(payment, command.amount, command.reason, command.method)
