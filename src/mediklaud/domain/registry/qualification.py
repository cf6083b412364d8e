"""What a doctor has learned, and where (D3)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.texts import clean


@frozen
class ImpossibleYear(InvalidValue):
    """A qualification was given between 1900 and this year."""

    rule: ClassVar[str] = "D3"
    year: int


def _tidy_title(text: str) -> str:
    return clean(text, "qualification.title", longest=100)


def _tidy_institution(text: str) -> str:
    return clean(text, "qualification.institution")


@frozen(kw_only=True)
class Qualification:
    """A title, who gave it, and when."""

    title: str = field(converter=_tidy_title)
    institution: str = field(converter=_tidy_institution)
    year: int = field()

    EARLIEST: ClassVar[int] = 1900

    @year.validator
    def _sane(self, _attribute: object, year: int) -> None:
        if year < self.EARLIEST:
            raise ImpossibleYear(year)

    def require_by(self, today: date) -> None:
        """Refuse a qualification that is still to come."""
        if self.year > today.year:
            raise ImpossibleYear(self.year)
