"""A cashier asks for the own drawer."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.billing.drawer_report import DrawerReport
from mediklaud.application.messages import Query
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.cashier_session import CashierSessionNotFound
from mediklaud.ports.cash import CashierSessions


@frozen(kw_only=True)
class ReadOwnCashierSession(Query[DrawerReport]):
    """One's own cashier session: the open one, or else the last that was closed."""

    permission: ClassVar = Permission.KEEP_CASH


def read_own_cashier_session(
    _query: ReadOwnCashierSession, *, sessions: CashierSessions, actor: Actor
) -> DrawerReport:
    """The session; what came in is told only when it has been counted (B9)."""
    who = actor.account_id
    found = None if who is None else sessions.latest_of(who)
    if found is None:
        raise CashierSessionNotFound
    return DrawerReport.of(found, sessions, actor)
