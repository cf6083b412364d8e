"""A refund, for whose money it is and for the hospital's desks."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.refund import Refund
from mediklaud.domain.shared.ids import RefundId
from mediklaud.ports.refunds import Refunds


@frozen(kw_only=True)
class ReadRefund(Query[Refund]):
    """One refund, as far as it has come."""

    permission: ClassVar = Permission.READ_REFUND
    refund_id: RefundId


def read_refund(query: ReadRefund, *, refunds: Refunds, scope: Scope) -> Refund:
    """As it stands."""
    return refunds.get(query.refund_id, scope)
