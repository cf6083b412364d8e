"""The paper that goes with a drawer's money."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.billing.drawer import Drawer
from mediklaud.application.billing.drawer_table import drawer_table
from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.cashier_session import NotCountedYet
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import CashierSessionId
from mediklaud.domain.shared.paper import PDF, Paper
from mediklaud.ports.access import Accounts
from mediklaud.ports.printing import Printer


@frozen(kw_only=True)
class PrintCashierSession(Query[Paper]):
    """A closed cashier session on paper: float, takings, count, difference."""

    permission: ClassVar = Permission.KEEP_CASH
    session_id: CashierSessionId | None = None
    """One's own last, if none is named; billing prints anybody's."""


def print_cashier_session(
    query: PrintCashierSession,
    *,
    drawer: Drawer,
    accounts: Accounts,
    hospital: Hospital,
    printer: Printer,
) -> Paper:
    """The paper; what is still to be counted blindly is on none (B9)."""
    found = drawer.to_look_at(query.session_id)
    if found.closing is None:
        raise NotCountedYet(found.id)
    table = drawer_table(
        found,
        found.closing,
        drawer.sessions.takings(found.id),
        drawer.sessions.receipts(found.id),
        cashier=accounts.get(found.cashier_id).name,
        hospital=hospital,
    )
    return Paper(f"{found.number}.pdf", PDF, printer.table(table))
