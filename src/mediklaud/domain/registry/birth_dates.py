"""A birth date as it is typed beside a name: 1990-05-17, 17.5.1990 or 17/05/1990."""

import re
from datetime import date

from attrs import frozen

from mediklaud.domain.errors import InvalidValue

BORN = re.compile(
    r"(?<![\w])(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
    r"|(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4}))(?![\w])",
    re.ASCII,
)


@frozen
class NoSuchDay(InvalidValue):
    """There is no such day: type the birth date as 1990-05-17."""


def born_on(typed: re.Match[str]) -> date:
    """The day that was typed."""
    parts = typed["y"], typed["m"], typed["d"]
    if typed["y"] is None:
        parts = typed["year"], typed["month"], typed["day"]
    year, month, day = map(int, parts)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NoSuchDay from error
