"""Cashier sessions as rows, and rows as cashier sessions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row

from mediklaud.adapters.sql.billing.cashier_tables import cashier_sessions
from mediklaud.adapters.sql.database import Database
from mediklaud.domain.billing.cashier_session import CashierSession
from mediklaud.domain.billing.drawer_count import Closing, DrawerCount
from mediklaud.domain.billing.payment import AT_THE_DESK, PaymentMethod
from mediklaud.domain.shared.ids import AccountId, CashierSessionId
from mediklaud.domain.shared.money import Money


def to_row(session: CashierSession) -> dict[str, object]:
    """One that opens."""
    return {
        "id": session.id.value,
        "number": session.number,
        "cashier_id": session.cashier_id.value,
        "place": session.place,
        "float_minor": session.opening_float.minor,
        "currency": session.opening_float.currency,
        "opened_at": session.opened_at,
    }


def to_counts(session: CashierSession) -> Iterable[dict[str, object]]:
    """What was counted in it, method by method."""
    for one in session.closing.counts if session.closing else ():
        yield {
            "session_id": session.id.value,
            "method": one.method.value,
            "expected_minor": one.expected.minor,
            "counted_minor": one.counted.minor,
        }


def to_session(row: Row[Any], database: Database) -> CashierSession:
    """The session; `counts` is a list in it once it is closed."""
    return CashierSession(
        id=CashierSessionId(row.id),
        number=row.number,
        cashier_id=AccountId(row.cashier_id),
        place=row.place,
        opening_float=Money(row.float_minor, row.currency),
        opened_at=row.opened_at,
        closing=None if row.closed_at is None else _to_closing(row, database),
    )


def _to_closing(row: Row[Any], database: Database) -> Closing:
    counts = [_to_count(row.currency, *one) for one in row.counts]
    return Closing(
        at=row.closed_at,
        by=row.closed_by and AccountId(row.closed_by),
        counts=tuple(sorted(counts, key=lambda c: AT_THE_DESK.index(c.method))),
        **database.unseal(cashier_sessions, row.id, row.sealed),
    )


def _to_count(currency: str, method: str, expected: int, counted: int) -> DrawerCount:
    return DrawerCount(
        PaymentMethod(method), Money(expected, currency), Money(counted, currency)
    )
