"""How an attempt to pay online stands."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.billing.online_desk import OnlinePayment
from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.shared.ids import PaymentIntentId
from mediklaud.ports.payments_online import PaymentIntents


@frozen(kw_only=True)
class ReadOnlinePayment(Query[OnlinePayment]):
    """Look at one's own attempt."""

    permission: ClassVar = Permission.PAY_ONLINE
    intent_id: PaymentIntentId


def read_online_payment(
    query: ReadOnlinePayment, *, intents: PaymentIntents, scope: Scope
) -> OnlinePayment:
    """As the hospital knows it; the worker asks the gateway."""
    return OnlinePayment.of(intents.get(query.intent_id, scope))
