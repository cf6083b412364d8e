"""From which day to which something is looked for, on the hospital's calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TypedDict

from attrs import frozen

from mediklaud.entrypoints.http.queries import day_in
from mediklaud.entrypoints.reading import read_day
from mediklaud.entrypoints.web.doctor.own import today
from mediklaud.entrypoints.web.forms import Reading
from mediklaud.entrypoints.web.visitor import Visitor

_A_DAY = timedelta(days=1)


class Time(TypedDict):
    """As the messages take it that look at a time."""

    since: datetime
    until: datetime


@frozen
class Days:
    """The first and the last day, both of which belong to it."""

    first: date | None
    last: date | None

    @classmethod
    def asked(cls, first: str | None, last: str | None) -> Days:
        """As they stand in the address."""
        return cls(
            day_in(first, "first") if first else None,
            day_in(last, "last") if last else None,
        )

    @classmethod
    def written(cls, read: Reading) -> Days:
        """As they stand in a form."""
        return cls(read.may("first", read_day), read.may("last", read_day))

    def or_lately(self, visitor: Visitor, days: int) -> Days:
        """So many days up to today, where nothing else is asked for."""
        last = self.last or today(visitor)
        return Days(self.first or last - timedelta(days=days - 1), last)

    def time(self, visitor: Visitor) -> Time:
        """The whole of it, where both days are known."""
        first, last = self.first or today(visitor), self.last or today(visitor)
        start_of = visitor.site.hospital.start_of
        return Time(since=start_of(first), until=start_of(last + _A_DAY))

    def since(self, visitor: Visitor) -> datetime | None:
        """When the first day begins."""
        return visitor.site.hospital.start_of(self.first) if self.first else None

    def until(self, visitor: Visitor) -> datetime | None:
        """When the last day is over."""
        hospital = visitor.site.hospital
        return hospital.start_of(self.last + _A_DAY) if self.last else None

    @property
    def words(self) -> dict[str, str | None]:
        """As an address takes them."""
        return {
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
        }


ANY_DAY = Days(None, None)
