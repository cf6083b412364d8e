"""The days of the week and the months, by name: spoken, written and offered."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class Weekday(StrEnum):
    """A day of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @classmethod
    def of(cls, day: date) -> Weekday:
        """The weekday on which the day falls."""
        return _WEEK[day.weekday()]


_WEEK = tuple(Weekday)
_MONTHS = (
    "January February March April May June "
    "July August September October November December"
).split()


def spoken(day: date) -> str:
    """The day as it is read out: `Monday 1 March 2027`, in whatever locale we run."""
    weekday = Weekday.of(day).title()
    return f"{weekday} {day.day} {_MONTHS[day.month - 1]} {day.year}"
