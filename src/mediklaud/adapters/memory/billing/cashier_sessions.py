"""Cashier sessions, in dictionaries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.billing.cashier_session import (
    CashierSession,
    CashierSessionNotFound,
    WhichSessions,
)
from mediklaud.domain.billing.drawer_count import Takings
from mediklaud.domain.billing.payment import Payment, PaymentMethod
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import AccountId, CashierSessionId
from mediklaud.domain.shared.money import Money
from mediklaud.ports.cash import PayOut


@frozen
class MemoryCashierSessions:
    """Sessions by their id, and what was paid out of drawers by its refund."""

    tables: Tables

    def add(self, session: CashierSession) -> None:
        if self.open_of(session.cashier_id) is not None:
            raise Contended
        self.tables["cashier_sessions"][session.id] = session

    def open_of(self, cashier_id: AccountId) -> CashierSession | None:
        return next((s for s in self._of(cashier_id) if s.is_open), None)

    def latest_of(self, cashier_id: AccountId) -> CashierSession | None:
        return max(self._of(cashier_id), key=lambda s: s.id, default=None)

    def get(self, session_id: CashierSessionId) -> CashierSession:
        found: CashierSession | None = self.tables["cashier_sessions"].get(session_id)
        if found is None:
            raise CashierSessionNotFound(session_id)
        return found

    def lock(self, session_id: CashierSessionId) -> CashierSession:
        return self.get(session_id)

    def close(self, session: CashierSession) -> None:
        if not self.get(session.id).is_open:
            raise Contended
        self.tables["cashier_sessions"][session.id] = session

    def pay_out(self, paid: PayOut) -> None:
        if paid.refund_id in self.tables["drawer_payouts"]:
            raise Contended
        self.tables["drawer_payouts"][paid.refund_id] = paid

    def takings(self, session_id: CashierSessionId) -> tuple[Takings, ...]:
        sums: Counter[PaymentMethod] = Counter()
        for payment in self._payments(session_id):
            sums[payment.method] += payment.amount.minor
        for paid in self.tables["drawer_payouts"].values():
            if paid.session_id == session_id:
                sums[paid.method] -= paid.amount.minor
        currency = self.get(session_id).opening_float.currency
        return tuple(Takings(m, Money(sums[m], currency)) for m in sorted(sums))

    def receipts(self, session_id: CashierSessionId) -> tuple[str, ...]:
        payments = sorted(self._payments(session_id), key=lambda p: p.number)
        return tuple(payment.number for payment in payments)

    def page(
        self, which: WhichSessions, after: CashierSessionId | None, limit: int
    ) -> tuple[CashierSession, ...]:
        found: Iterable[CashierSession] = self.tables["cashier_sessions"].values()
        older = (s for s in found if after is None or s.id < after)
        asked = (s for s in older if _is_asked_for(s, which))
        return tuple(sorted(asked, key=lambda s: s.id, reverse=True)[:limit])

    def _of(self, cashier_id: AccountId) -> Iterable[CashierSession]:
        sessions = self.tables["cashier_sessions"].values()
        return (s for s in sessions if s.cashier_id == cashier_id)

    def _payments(self, session_id: CashierSessionId) -> Iterable[Payment]:
        payments = self.tables["payments"].values()
        return (p for p in payments if p.cashier_session_id == session_id)


def _is_asked_for(session: CashierSession, which: WhichSessions) -> bool:
    if which is WhichSessions.OPEN:
        return session.is_open
    if which is WhichSessions.WITH_DIFFERENCE:
        return session.closing is not None and bool(session.closing.differences)
    return True
