"""Weekly hours as somebody writes them: `mon-thu,sat 09:00-12:30`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import time
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.scheduling.weekday import Weekday
from mediklaud.entrypoints.cli.params import Reading

_HOURS = re.compile(r"(?P<days>[a-z,-]+) +(?P<start>\d\d:\d\d)-(?P<end>\d\d:\d\d)")
_WEEK = tuple(Weekday)
_LEAST = 2
"""Letters that tell one weekday from another."""


class MalformedHours(InvalidValue):
    """Hours are written `mon-thu,sat 09:00-12:30`."""

    rule: ClassVar[str] = "S1"


@frozen
class Hours:
    """Some weekdays, from one wall time to another."""

    weekdays: tuple[Weekday, ...]
    start: time
    end: time


def read_hours(text: str) -> Hours:
    """The days and the times."""
    match = _HOURS.fullmatch(text.strip().casefold())
    if match is None:
        raise MalformedHours
    try:
        start, end = map(time.fromisoformat, (match["start"], match["end"]))
    except ValueError as error:
        raise MalformedHours from error
    return Hours(tuple(_days(match["days"].split(","))), start, end)


def _days(names: Iterable[str]) -> Iterator[Weekday]:
    for name in names:
        first, dash, last = name.partition("-")
        begin, end = _day(first), _day(last if dash else first)
        yield begin
        while begin is not end:
            begin = _WEEK[(_WEEK.index(begin) + 1) % len(_WEEK)]
            yield begin


def _day(name: str) -> Weekday:
    if len(name) >= _LEAST:
        for day in _WEEK:
            if day.startswith(name):
                return day
    raise MalformedHours


HOURS = Reading("hours", lambda text, _: read_hours(text))
