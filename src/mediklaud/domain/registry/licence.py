"""The council's permission to practise, which ends on a day (D2, D3)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import field, frozen
from attrs.validators import instance_of

from mediklaud.domain.errors import InvalidValue, RuleBroken
from mediklaud.domain.shared.texts import clean, code_key, name_key


@frozen
class MalformedLicence(InvalidValue):
    """A licence has a council and a number, with letters or digits in both."""

    rule: ClassVar[str] = "D3"


@frozen
class LicenceTaken(RuleBroken):
    """Another doctor is registered with this licence."""

    rule: ClassVar[str] = "D2"


@frozen
class LicenceHasEnded(RuleBroken):
    """The doctor's licence has ended: record the new one first."""

    rule: ClassVar[str] = "D3"
    valid_until: date


def _tidy_council(text: str) -> str:
    return clean(text, "licence.council", longest=100)


def _tidy_number(text: str) -> str:
    return clean(text, "licence.number", longest=50)


@frozen(kw_only=True)
class Licence:
    """A council's number for a doctor; `valid_until` is the last day it holds."""

    council: str = field(converter=_tidy_council)
    number: str = field(converter=_tidy_number)
    valid_until: date = field(validator=instance_of(date))

    def __attrs_post_init__(self) -> None:
        if not all(self.key):
            raise MalformedLicence

    @property
    def key(self) -> tuple[str, str]:
        """Council and number for comparing: no case, no accents, no punctuation."""
        return name_key(self.council), code_key(self.number)

    def holds_on(self, day: date) -> bool:
        """May the doctor practise on this day?"""
        return day <= self.valid_until

    def require_on(self, day: date) -> None:
        """Refuse a day after the licence ends."""
        if not self.holds_on(day):
            raise LicenceHasEnded(self.valid_until)
