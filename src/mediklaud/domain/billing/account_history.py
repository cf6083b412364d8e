"""A patient's account over some days: what was asked for, what came (B10)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.billing.journal import PostingKind
from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.money import Money


@frozen
class EmptyStretch(InvalidValue):
    """The last day is the first one, or a later one."""

    rule: ClassVar[str] = "B10"
    since: date
    until: date


@frozen(kw_only=True)
class AccountChange:
    """What one document did to what the patient owes."""

    day: date
    kind: PostingKind
    number: str | None
    amount: Money
    """More than nothing is owed more; less than nothing, less."""


@frozen(kw_only=True)
class StatementLine:
    """One document on a statement, and what was owed after it."""

    day: date
    kind: PostingKind
    number: str | None
    amount: Money
    balance: Money
    """Less than nothing is the patient's credit."""


@frozen(kw_only=True)
class AccountHistory:
    """All that changed what a patient owes, from the first day to the last."""

    patient_id: PatientId
    since: date
    until: date
    """The last day that is in it."""
    opening: Money
    """What was owed when the first day began."""
    lines: tuple[StatementLine, ...]

    @property
    def closing(self) -> Money:
        """What is owed when the last day is over."""
        return self.lines[-1].balance if self.lines else self.opening


def balanced(
    opening: Money, changes: Iterable[AccountChange]
) -> tuple[StatementLine, ...]:
    """The changes in their order, each with what was owed after it."""
    lines, balance = [], opening
    for one in changes:
        balance += one.amount
        lines.append(
            StatementLine(
                day=one.day,
                kind=one.kind,
                number=one.number,
                amount=one.amount,
                balance=balance,
            )
        )
    return tuple(lines)


def require_stretch(since: date, until: date) -> None:
    """Refuse days that run backwards."""
    if until < since:
        raise EmptyStretch(since, until)
