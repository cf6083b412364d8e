"""Billing decides what becomes of money that came late or amiss."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.billing.held import held
from mediklaud.application.billing.online_till import OnlineTill
from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.billing.payment_exception import (
    ExceptionDecided,
    ExceptionDecision,
    ExceptionStatus,
    PaymentException,
)
from mediklaud.domain.shared.ids import PaymentExceptionId
from mediklaud.ports.billing import Accounts
from mediklaud.ports.payments_online import PaymentExceptions, PaymentIntents


@frozen(kw_only=True)
class DecidePaymentException(Command[PaymentException]):
    """Keep it as the patient's payment, or send all of it back."""

    permission: ClassVar = Permission.DECIDE_PAYMENT_EXCEPTION
    exception_id: PaymentExceptionId
    decision: ExceptionDecision
    reason: str = field(repr=False)


def decide_payment_exception(
    command: DecidePaymentException,
    *,
    accounts: Accounts,
    intents: PaymentIntents,
    exceptions: PaymentExceptions,
    till: OnlineTill,
    now: datetime,
    actor: Actor,
) -> PaymentException:
    """Kept, it pays for its invoice and what else is owed; the rest is credit."""
    found = held(accounts, lambda: exceptions.get(command.exception_id))
    if found.status is not ExceptionStatus.WAITING:
        raise ExceptionDecided(found.id)
    by, reason = actor.account_id, command.reason
    if command.decision is ExceptionDecision.RETURN:
        return exceptions.save(found.going_back(reason, by, now))
    payment = till.receive(intents.get(found.intent_id, EVERYONE), found.captured)
    return exceptions.save(found.kept(payment.id, reason, by, now))
