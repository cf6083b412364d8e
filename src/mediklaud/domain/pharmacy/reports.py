"""Which reports the pharmacy makes, and of which days (H10)."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.errors import InvalidValue

_ONE_DAY = timedelta(days=1)
_USUALLY = timedelta(days=30)
_LONGEST = timedelta(days=366)


class ReportName(StrEnum):
    """The reports of the pharmacy."""

    STOCK_VALUE = "stock_value"
    EXPIRING = "expiring"
    BELOW_REORDER_LEVEL = "below_reorder_level"
    MOVEMENTS = "movements"
    DISPENSATIONS = "dispensations"
    CONTROLLED_REGISTER = "controlled_register"
    ALERTS = "alerts"


@frozen
class ImpossibleReportDays(InvalidValue):
    """A report begins before it ends, within 366 days and the years of our calendar."""

    rule: ClassVar[str] = "H10"


@frozen
class ReportDays:
    """From the first day to the last, both in it."""

    since: date
    until: date = field()

    @until.validator
    def _in_order(self, _attribute: object, until: date) -> None:
        far = not date(1000, 1, 2) <= self.since <= until <= date(2999, 12, 30)
        if far or until - self.since > _LONGEST:
            raise ImpossibleReportDays

    @classmethod
    def asked(cls, since: date | None, until: date | None, today: date) -> ReportDays:
        """Until today, and from thirty days before, where nothing else is said."""
        last = until or today
        if since is None and last < date(1000, 2, 2):
            raise ImpossibleReportDays
        return cls(since or last - _USUALLY, last)

    @property
    def behind(self) -> date:
        """The first day that is not in it any more."""
        return self.until + _ONE_DAY
