"""What was counted in a drawer, beside what should lie there (B9)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.domain.errors import InvalidValue, RuleBroken
from mediklaud.domain.shared.ids import AccountId
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean_note


@frozen
class ImpossibleCount(InvalidValue):
    """A count names each way of paying at the desk once at most, and nothing else."""

    rule: ClassVar[str] = "B9"


@frozen
class DifferenceWithoutNote(RuleBroken):
    """The count is not what it should be: count again, or close with a note."""

    rule: ClassVar[str] = "B9"


@frozen
class Takings:
    """So much by one method: taken, expected or counted."""

    method: PaymentMethod
    amount: Money


@frozen
class DrawerCount:
    """What was counted by one method, and what should have been."""

    method: PaymentMethod
    expected: Money
    counted: Money

    @property
    def difference(self) -> Money:
        """Above nothing: too much; below: something is missing."""
        return self.counted - self.expected

    @classmethod
    def each(
        cls, counted: tuple[Takings, ...], expected: tuple[Takings, ...]
    ) -> tuple[DrawerCount, ...]:
        """Method by method; what was not counted is nothing."""
        found = {one.method: one.amount for one in counted}
        known = {one.method for one in expected}
        if len(found) < len(counted) or not found.keys() <= known:
            raise ImpossibleCount
        if any(amount.minor < 0 for amount in found.values()):
            raise ImpossibleCount
        nothing = (Money.zero(one.amount.currency) for one in expected)
        return tuple(
            cls(one.method, one.amount, found.get(one.method, zero))
            for one, zero in zip(expected, nothing, strict=True)
        )


def _tidy_note(text: str | None) -> str | None:
    return None if text is None else clean_note(text, "note", longest=2000)


@frozen(kw_only=True)
class Closing:
    """When a session was closed, by whom, with which count, and why it differs."""

    at: datetime = field(validator=has_time_zone)
    by: AccountId | None
    counts: tuple[DrawerCount, ...]
    note: str | None = field(default=None, converter=_tidy_note, repr=False)

    def __attrs_post_init__(self) -> None:
        if self.differences and self.note is None:
            raise DifferenceWithoutNote

    @property
    def differences(self) -> tuple[DrawerCount, ...]:
        """The counts that are not what they should be."""
        return tuple(one for one in self.counts if one.difference)
