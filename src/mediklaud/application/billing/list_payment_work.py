"""What the worker has to ask the gateway about."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.refund import ASKED_AGAIN_AFTER
from mediklaud.domain.shared.ids import PaymentExceptionId, PaymentIntentId, RefundId
from mediklaud.domain.shared.listing import a_limit
from mediklaud.ports.payments_online import PaymentExceptions, PaymentIntents
from mediklaud.ports.refunds import Refunds


@frozen(kw_only=True)
class PaymentWork:
    """Attempts whose truth is to be found out, and money that is to go back."""

    intents: tuple[PaymentIntentId, ...]
    returns: tuple[PaymentExceptionId, ...]
    refunds: tuple[RefundId, ...]


@frozen(kw_only=True)
class ListPaymentWork(Query[PaymentWork]):
    """Look what there is to do; no patient stands in it."""

    permission: ClassVar = Permission.SETTLE_PAYMENT
    audited: ClassVar = False
    limit: int = field(default=20, validator=a_limit)


def list_payment_work(
    query: ListPaymentWork,
    *,
    intents: PaymentIntents,
    exceptions: PaymentExceptions,
    refunds: Refunds,
    now: datetime,
) -> PaymentWork:
    """Reported ones first, then those whose time has come."""
    quiet_since = now - ASKED_AGAIN_AFTER
    return PaymentWork(
        intents=intents.to_look_at(now, query.limit),
        returns=exceptions.going_back(query.limit),
        refunds=tuple(r.id for r in refunds.to_send(quiet_since, query.limit)),
    )
