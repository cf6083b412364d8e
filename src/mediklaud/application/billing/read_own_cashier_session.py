"""A cashier asks for the own drawer."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.billing.drawer import Drawer
from mediklaud.application.billing.drawer_report import DrawerReport
from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission


@frozen(kw_only=True)
class ReadOwnCashierSession(Query[DrawerReport]):
    """One's own cashier session: the open one, or else the last that was closed."""

    permission: ClassVar = Permission.KEEP_CASH


def read_own_cashier_session(
    _query: ReadOwnCashierSession, *, drawer: Drawer
) -> DrawerReport:
    """The session; what came in is told only when it has been counted (B9)."""
    return DrawerReport.of(drawer.to_look_at(None), drawer.sessions, drawer.actor)
