"""Billing looks through the drawers."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.cashier_session import CashierSession, WhichSessions
from mediklaud.domain.shared.ids import CashierSessionId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.cash import CashierSessions


@frozen(kw_only=True)
class ListCashierSessions(Query[tuple[CashierSession, ...]]):
    """Cashier sessions, the latest opened first: all, the open, those that differ."""

    permission: ClassVar = Permission.READ_CASH
    which: WhichSessions = WhichSessions.ALL
    after: CashierSessionId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_cashier_sessions(
    query: ListCashierSessions, *, sessions: CashierSessions
) -> tuple[CashierSession, ...]:
    """One page of them; of an open one, nothing that came in."""
    return sessions.page(query.which, query.after, query.limit)
