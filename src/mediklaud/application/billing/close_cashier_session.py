"""A drawer is counted and closed."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.billing.drawer import Drawer
from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.cashier_session import CashierSession
from mediklaud.domain.billing.drawer_count import Takings
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import CashierSessionId


@frozen(kw_only=True)
class CloseCashierSession(Command[CashierSession]):
    """Close a drawer by counting it; what should lie there only the answer tells."""

    permission: ClassVar = Permission.KEEP_CASH
    session_id: CashierSessionId | None = None
    """One's own open one, if none is named; billing may close a forgotten one."""
    counted: tuple[Takings, ...]
    note: str | None = field(default=None, repr=False)


def close_cashier_session(
    command: CloseCashierSession, *, drawer: Drawer, hospital: Hospital, now: datetime
) -> CashierSession:
    """Close it: no money comes into it from now on, and the difference stands (B9)."""
    for one in command.counted:
        hospital.require_own_currency(one.amount)
    found = drawer.to_close(command.session_id)
    closed = found.close(
        command.counted,
        drawer.sessions.takings(found.id),
        at=now,
        by=drawer.actor.account_id,
        note=command.note,
    )
    drawer.sessions.close(closed)
    return closed
