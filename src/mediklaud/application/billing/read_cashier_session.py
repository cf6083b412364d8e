"""Billing looks into a drawer."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.billing.drawer_report import DrawerReport
from mediklaud.application.messages import Query
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.shared.ids import CashierSessionId
from mediklaud.ports.cash import CashierSessions


@frozen(kw_only=True)
class ReadCashierSession(Query[DrawerReport]):
    """One cashier session with what came in, and the numbers of its receipts."""

    permission: ClassVar = Permission.READ_CASH
    session_id: CashierSessionId


def read_cashier_session(
    query: ReadCashierSession, *, sessions: CashierSessions, actor: Actor
) -> DrawerReport:
    """The session, whoever's it is."""
    return DrawerReport.of(sessions.get(query.session_id), sessions, actor)
