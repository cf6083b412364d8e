"""How drawers look over HTTP."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from mediklaud.application.billing.drawer_report import DrawerReport
from mediklaud.domain.billing.cashier_session import CashierSession
from mediklaud.domain.billing.drawer_count import DrawerCount, Takings
from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.entrypoints.http.wire import MoneyView, View, bare, fields_of


class TakingsView(View):
    """So much by one method."""

    method: PaymentMethod
    amount: MoneyView

    @classmethod
    def each(cls, takings: Iterable[Takings]) -> list[TakingsView]:
        """Method by method."""
        return [cls(method=t.method, amount=MoneyView.of(t.amount)) for t in takings]


class DrawerCountView(View):
    """What was counted by one method, beside what should have been."""

    method: PaymentMethod
    expected: MoneyView
    counted: MoneyView
    difference: MoneyView

    @classmethod
    def of(cls, count: DrawerCount) -> DrawerCountView:
        """The count."""
        return cls(
            method=count.method,
            expected=MoneyView.of(count.expected),
            counted=MoneyView.of(count.counted),
            difference=MoneyView.of(count.difference),
        )


class CashierSessionView(View):
    """A cashier's turn at the drawer; its counts once it is closed (B9)."""

    id: UUID
    number: str
    cashier_id: UUID
    place: str | None
    opening_float: MoneyView
    opened_at: datetime
    closed_at: datetime | None
    closed_by: UUID | None
    counts: list[DrawerCountView]
    note: str | None

    @classmethod
    def of(cls, session: CashierSession) -> CashierSessionView:
        """The session."""
        closing = session.closing
        return cls(
            id=session.id.value,
            number=session.number,
            cashier_id=session.cashier_id.value,
            place=session.place,
            opening_float=MoneyView.of(session.opening_float),
            opened_at=session.opened_at,
            closed_at=closing.at if closing else None,
            closed_by=bare(closing.by) if closing else None,
            counts=[DrawerCountView.of(c) for c in closing.counts] if closing else [],
            note=closing.note if closing else None,
        )


class DrawerReportView(CashierSessionView):
    """A cashier session with what came in: told to its cashier after the count."""

    takings: list[TakingsView] | None
    receipts: list[str] | None

    @classmethod
    def reported(cls, report: DrawerReport) -> DrawerReportView:
        """The session, and what may be seen of its drawer."""
        takings, receipts = report.takings, report.receipts
        return cls(
            **fields_of(CashierSessionView.of(report.session)),
            takings=None if takings is None else TakingsView.each(takings),
            receipts=None if receipts is None else list(receipts),
        )
