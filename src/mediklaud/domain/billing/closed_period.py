"""A stretch of the books that is closed: nothing is posted into it any more (B8)."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.errors import InvalidValue, RuleBroken
from mediklaud.domain.shared.ids import AccountId
from mediklaud.domain.shared.period import has_time_zone


@frozen
class PeriodClosed(RuleBroken):
    """The books of that day are closed: nothing is posted into them any more."""

    rule: ClassVar[str] = "B8"


@frozen
class NotOverYet(InvalidValue):
    """Books are closed up to a day that is over."""

    rule: ClassVar[str] = "B8"
    until: date
    today: date


@frozen
class ClosedAlready(RuleBroken):
    """The books are closed up to that day, or a later one, already."""

    rule: ClassVar[str] = "B8"
    until: date
    last: date


@frozen(kw_only=True)
class ClosedPeriod:
    """All days up to this one, which belongs to it; it is never opened again."""

    until: date
    closed_at: datetime = field(validator=has_time_zone)
    closed_by: AccountId | None


def require_can_close(until: date, *, today: date, last: ClosedPeriod | None) -> None:
    """Refuse to close today or later, or what is closed."""
    if until >= today:
        raise NotOverYet(until, today)
    if last is not None and until <= last.until:
        raise ClosedAlready(until, last.until)


def require_open(day: date, last: ClosedPeriod | None) -> None:
    """Refuse to post into books that are closed."""
    if last is not None and day <= last.until:
        raise PeriodClosed
