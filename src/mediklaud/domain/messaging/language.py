"""How a language names days, months and stretches of days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import frozen

from mediklaud.domain.messaging.topic import Topic
from mediklaud.domain.shared.money import Money


@frozen(kw_only=True)
class Wording:
    """The words for one topic; names in braces stand for facts.

    A message tells the hospital, the date, the time and where to sign in, and nothing
    that says why somebody comes (P4).
    """

    version: int = 1
    """Raise it with every change of the words: it is part of a message's key (N1)."""
    subject: str
    body: str
    """The mail; an empty line parts two paragraphs."""
    action: str
    """What the link does."""
    sms: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The mail's paragraphs, each in one line."""
        return tuple(" ".join(part.split()) for part in self.body.split("\n\n"))


@frozen(kw_only=True)
class Language:
    """One language's words for everything the hospital writes."""

    days: tuple[str, ...]
    """Monday first."""
    months: tuple[str, ...]
    long_pattern: str
    short_pattern: str
    soon: Mapping[int, str]
    """Numbers of days that have a word of their own."""
    in_days: str
    clock: str
    """How a city's name says whose clock is meant."""
    visit: str
    """What a visit is called in the recipient's calendar."""
    owing: str
    """What somebody has still to pay."""
    nothing_owing: str
    footer: str
    """Under every mail."""
    wordings: Mapping[Topic, Wording]

    def full_date(self, day: date) -> str:
        """The day in full."""
        return self._dated(self.long_pattern, day)

    def brief_date(self, day: date) -> str:
        """The day, as short as a text message wants it."""
        return self._dated(self.short_pattern, day)

    def away(self, days: int) -> str:
        """How far away a day is."""
        return self.soon.get(days) or self.in_days.format(days=days)

    def still_due(self, due: Money) -> str:
        """What is still to be paid, in a sentence."""
        return self.owing.format(due=due) if due else self.nothing_owing

    def _dated(self, pattern: str, day: date) -> str:
        return pattern.format(
            weekday=self.days[day.weekday()],
            day=day.day,
            month=self.months[day.month - 1],
            year=day.year,
        )
