"""A drawer is counted and closed."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.billing.books import Books
from mediklaud.application.billing.drawer import Drawer
from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.cashier_session import CashierSession
from mediklaud.domain.billing.drawer_count import Takings
from mediklaud.domain.billing.journal import PostingKind
from mediklaud.domain.billing.posting_rules import of_cash_difference
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
    command: CloseCashierSession,
    *,
    drawer: Drawer,
    books: Books,
    hospital: Hospital,
    now: datetime,
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
    _post_differences(closed, books)
    return closed


def _post_differences(closed: CashierSession, books: Books) -> None:
    """Method by method: what is missing, or too much, is the hospital's."""
    for part, count in enumerate(closed.closing.counts if closed.closing else ()):
        books.post(
            PostingKind.CASH_DIFFERENCE,
            closed.id,
            None,
            of_cash_difference(count.difference, count.method),
            number=closed.number,
            part=part,
        )
