"""Cashier sessions, in their tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import frozen
from sqlalchemy import Row, Select, bindparam, func, insert, select, union_all, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.billing.cashier_rows import to_counts, to_row, to_session
from mediklaud.adapters.sql.billing.cashier_tables import (
    cashier_sessions,
    drawer_counts,
    drawer_payouts,
)
from mediklaud.adapters.sql.billing.invoice_tables import payments
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.json import json_rows
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.billing.cashier_session import (
    CashierSession,
    CashierSessionNotFound,
    WhichSessions,
)
from mediklaud.domain.billing.drawer_count import Takings
from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import AccountId, CashierSessionId
from mediklaud.domain.shared.money import Money
from mediklaud.ports.cash import PayOut

_s, _c, _o, _p = cashier_sessions.c, drawer_counts.c, drawer_payouts.c, payments.c
_ADD, _COUNT = insert(cashier_sessions), insert(drawer_counts)
_PAY_OUT = insert(drawer_payouts)
_COUNTS = (
    select(json_rows(_c.method, _c.expected_minor, _c.counted_minor))
    .where(_c.hospital_id == _s.hospital_id, _c.session_id == _s.id)
    .correlate(cashier_sessions)
    .scalar_subquery()
    .label("counts")
)
_SESSION = select(cashier_sessions, _COUNTS)
_ONE = _SESSION.where(is_param(cashier_sessions, "id"))
_LOCK = (
    select(_s.id)
    .where(is_param(cashier_sessions, "id"))
    .with_for_update(key_share=True)
)
# What is open has no count yet: the lock and the reading are one statement.
_OPEN_OF = (
    select(cashier_sessions)
    .where(is_param(cashier_sessions, "cashier_id"), _s.closed_at.is_(None))
    .with_for_update(key_share=True)
)
_LATEST_OF = (
    _SESSION.where(is_param(cashier_sessions, "cashier_id"))
    .order_by(_s.id.desc())
    .limit(1)
)
_CLOSE = (
    update(cashier_sessions)
    .where(here(cashier_sessions), _s.id == bindparam("this"), _s.closed_at.is_(None))
    .values(
        closed_at=bindparam("at"), closed_by=bindparam("by"), sealed=bindparam("note")
    )
)
_IN_THE_DRAWER = union_all(
    select(_p.method, _p.amount_minor).where(
        here(payments), _p.cashier_session_id == bindparam("session_id")
    ),
    select(_o.method, -_o.amount_minor).where(
        here(drawer_payouts), _o.cashier_session_id == bindparam("session_id")
    ),
).subquery()
_TAKINGS = (
    select(
        _IN_THE_DRAWER.c.method,
        func.sum(_IN_THE_DRAWER.c.amount_minor).label("minor"),
    )
    .group_by(_IN_THE_DRAWER.c.method)
    .order_by(_IN_THE_DRAWER.c.method)
)
_RECEIPTS = (
    select(_p.number)
    .where(here(payments), _p.cashier_session_id == bindparam("session_id"))
    .order_by(_p.number)
)
_CURRENCY = select(_s.currency).where(is_param(cashier_sessions, "id"))
_DIFFERS = (
    select(_c.session_id)
    .where(
        _c.hospital_id == _s.hospital_id,
        _c.session_id == _s.id,
        _c.counted_minor != _c.expected_minor,
    )
    .exists()
)
_CONDITIONS = {
    WhichSessions.ALL: (),
    WhichSessions.OPEN: (_s.closed_at.is_(None),),
    WhichSessions.WITH_DIFFERENCE: (_DIFFERS,),
}


def _newest(which: WhichSessions) -> Select[Any]:
    return (
        _SESSION.where(here(cashier_sessions), *_CONDITIONS[which])
        .order_by(_s.id.desc())
        .limit(bindparam("limit"))
    )


_NEWEST = {which: _newest(which) for which in WhichSessions}
_OLDER = {w: found.where(_s.id < bindparam("after")) for w, found in _NEWEST.items()}


@frozen
class SqlCashierSessions:
    """The tables `cashier_sessions`, `drawer_counts` and `drawer_payouts`."""

    database: Database

    def add(self, session: CashierSession) -> None:
        self._once(_ADD, [to_row(session)])

    def open_of(self, cashier_id: AccountId) -> CashierSession | None:
        row = self.database.first(_OPEN_OF, cashier_id=cashier_id.value)
        return None if row is None else to_session(row, self.database)

    def latest_of(self, cashier_id: AccountId) -> CashierSession | None:
        row = self.database.first(_LATEST_OF, cashier_id=cashier_id.value)
        return None if row is None else to_session(row, self.database)

    def get(self, session_id: CashierSessionId) -> CashierSession:
        row = self.database.first(_ONE, id=session_id.value)
        if row is None:
            raise CashierSessionNotFound(session_id)
        return to_session(row, self.database)

    def lock(self, session_id: CashierSessionId) -> CashierSession:
        self.database.first(_LOCK, id=session_id.value)
        return self.get(session_id)

    def close(self, session: CashierSession) -> None:
        closing = session.closing
        if closing is None:
            return
        note = {"note": closing.note}
        closed = self.database.change(
            _CLOSE,
            this=session.id.value,
            at=closing.at,
            by=closing.by and closing.by.value,
            note=self.database.seal(cashier_sessions, session.id.value, note),
        )
        if not closed:
            raise Contended
        self.database.add_all(_COUNT, to_counts(session))

    def pay_out(self, paid: PayOut) -> None:
        row: dict[str, object] = {
            "refund_id": paid.refund_id.value,
            "cashier_session_id": paid.session_id.value,
            "method": paid.method.value,
            "amount_minor": paid.amount.minor,
        }
        self._once(_PAY_OUT, [row])

    def takings(self, session_id: CashierSessionId) -> tuple[Takings, ...]:
        currency = self.get(session_id).opening_float.currency
        rows = self.database.rows(_TAKINGS, session_id=session_id.value)
        return tuple(_to_takings(row, currency) for row in rows)

    def receipts(self, session_id: CashierSessionId) -> tuple[str, ...]:
        rows = self.database.rows(_RECEIPTS, session_id=session_id.value)
        return tuple(row.number for row in rows)

    def page(
        self, which: WhichSessions, after: CashierSessionId | None, limit: int
    ) -> tuple[CashierSession, ...]:
        if after is None:
            rows = self.database.rows(_NEWEST[which], limit=limit)
        else:
            rows = self.database.rows(_OLDER[which], limit=limit, after=after.value)
        return tuple(to_session(row, self.database) for row in rows)

    def _once(self, statement: Any, rows: Iterable[dict[str, object]]) -> None:  # noqa: ANN401 - an insert
        try:
            self.database.add_all(statement, rows)
        except IntegrityError as error:
            raise Contended from error


def _to_takings(row: Row[Any], currency: str) -> Takings:
    return Takings(PaymentMethod(row.method), Money(int(row.minor), currency))
