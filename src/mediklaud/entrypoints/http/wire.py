"""Shapes that several contexts send and receive: money, contact, address, times."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Annotated, Any, Protocol, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from mediklaud.domain.shared.ids import Id
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.period import Period
from mediklaud.entrypoints.http.bodies import Body

Line = Annotated[str, msgspec.Meta(max_length=200)]
"""A short text."""
Reason = Annotated[str, msgspec.Meta(max_length=1000)]
"""Why something is done."""
Note = Annotated[str, msgspec.Meta(max_length=10_000)]
"""A text of several lines."""
Instant = Annotated[datetime, msgspec.Meta(tz=True)]
"""A time with its offset from UTC."""


AnyId = TypeVar("AnyId", bound=Id)
Meant = TypeVar("Meant", covariant=True)


class Readable(Protocol[Meant]):
    """A body that says one value of the hospital."""

    def read(self) -> Meant:
        """The value."""


def read_all(bodies: Iterable[Readable[Meant]]) -> tuple[Meant, ...]:
    """What each of them says."""
    return tuple(body.read() for body in bodies)


def named(kind: Callable[[UUID], AnyId], value: UUID | None) -> AnyId | None:
    """The id of this kind, if one was given."""
    return None if value is None else kind(value)


def bare(named_by: Id | None) -> UUID | None:
    """The id as it is written, if there is one."""
    return None if named_by is None else named_by.value


class View(msgspec.Struct, kw_only=True):
    """What an answer carries; its own shape, never an entity's."""


def fields_of(view: View) -> dict[str, Any]:
    """What a view shows, for one that shows more."""
    return {name: getattr(view, name) for name in view.__struct_fields__}


class MoneyBody(Body):
    """An exact amount: `125.00` of a currency."""

    amount: Annotated[str, msgspec.Meta(max_length=32)]
    currency: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]

    def read(self) -> Money:
        """The amount; refused if it has more decimals than the currency."""
        return Money.parse(self.amount, self.currency)


class MoneyView(View):
    """An exact amount: `125.00` of a currency."""

    amount: str
    currency: str

    @classmethod
    def of(cls, money: Money) -> MoneyView:
        """The amount in whole and decimals, as people write it."""
        return cls(amount=money.amount, currency=money.currency)


class PeriodBody(Body):
    """A stretch of time: `starts_at` belongs to it, `ends_at` does not."""

    starts_at: Instant
    ends_at: Instant

    def read(self) -> Period:
        """The period, in UTC."""
        return Period(utc(self.starts_at), utc(self.ends_at))


class PeriodView(View):
    """A stretch of time: `starts_at` belongs to it, `ends_at` does not."""

    starts_at: datetime
    ends_at: datetime

    @classmethod
    def of(cls, period: Period, zone: str = "UTC") -> PeriodView:
        """The period as the wall clocks of that zone show it."""
        clocks = ZoneInfo(zone)
        return cls(
            starts_at=period.start.astimezone(clocks),
            ends_at=period.end.astimezone(clocks),
        )


def utc(instant: datetime) -> datetime:
    """The same instant as UTC clocks show it."""
    return instant.astimezone(UTC)
