"""How statements and reconciliations look over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from mediklaud.domain.billing.account_history import AccountHistory, StatementLine
from mediklaud.domain.billing.difference import Check, Difference, Reconciliation
from mediklaud.domain.billing.journal import PostingKind
from mediklaud.entrypoints.http.wire import MoneyView, View


class StatementLineView(View):
    """One document, and what was owed after it."""

    day: date
    kind: PostingKind
    number: str | None
    amount: MoneyView
    balance: MoneyView

    @classmethod
    def of(cls, line: StatementLine) -> StatementLineView:
        """The line."""
        return cls(
            day=line.day,
            kind=line.kind,
            number=line.number,
            amount=MoneyView.of(line.amount),
            balance=MoneyView.of(line.balance),
        )


class AccountHistoryView(View):
    """What changed what a patient owes; a balance below nothing is credit."""

    patient_id: UUID
    since: date
    until: date
    opening: MoneyView
    lines: list[StatementLineView]
    closing: MoneyView

    @classmethod
    def of(cls, history: AccountHistory) -> AccountHistoryView:
        """The statement."""
        return cls(
            patient_id=history.patient_id.value,
            since=history.since,
            until=history.until,
            opening=MoneyView.of(history.opening),
            lines=[StatementLineView.of(line) for line in history.lines],
            closing=MoneyView.of(history.closing),
        )


class DifferenceView(View):
    """Two amounts that ought to be the same."""

    check: Check
    thing: UUID
    expected: MoneyView
    found: MoneyView

    @classmethod
    def of(cls, difference: Difference) -> DifferenceView:
        """The difference."""
        return cls(
            check=difference.check,
            thing=difference.thing,
            expected=MoneyView.of(difference.expected),
            found=MoneyView.of(difference.found),
        )


class ReconciliationView(View):
    """What was compared, and what did not agree."""

    made_at: datetime
    agrees: bool
    checks: list[Check]
    differences: list[DifferenceView]

    @classmethod
    def of(cls, found: Reconciliation) -> ReconciliationView:
        """What was found."""
        return cls(
            made_at=found.made_at,
            agrees=found.agrees,
            checks=list(found.checks),
            differences=[DifferenceView.of(one) for one in found.differences],
        )
