"""A cashier's turn at the drawer, from the opening float to the count (B9)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.billing.drawer_count import Closing, DrawerCount, Takings
from mediklaud.domain.billing.payment import AT_THE_DESK, PaymentMethod
from mediklaud.domain.errors import InvalidValue, NotFound, RuleBroken
from mediklaud.domain.shared.ids import AccountId, CashierSessionId
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean


class WhichSessions(StrEnum):
    """Which cashier sessions somebody asks for."""

    ALL = "all"
    OPEN = "open"
    WITH_DIFFERENCE = "with_difference"


@frozen
class NoCashierSession(RuleBroken):
    """Money changes hands at the desk in a cashier session: open your own first."""

    rule: ClassVar[str] = "B9"


@frozen
class CashierSessionIsOpen(RuleBroken):
    """You have an open cashier session already: close it before the next."""

    rule: ClassVar[str] = "B9"
    session_id: CashierSessionId


@frozen
class CashierSessionIsClosed(RuleBroken):
    """This cashier session is closed: what was counted stands."""

    rule: ClassVar[str] = "B9"
    session_id: CashierSessionId


@frozen
class NotCountedYet(RuleBroken):
    """This cashier session is open: its paper comes when it has been counted."""

    rule: ClassVar[str] = "B9"
    session_id: CashierSessionId


@frozen
class CashierSessionNotFound(NotFound):
    """There is no such cashier session."""

    session_id: CashierSessionId | None = None


@frozen
class NegativeFloat(InvalidValue):
    """A drawer opens with nothing or with something, never with less."""

    rule: ClassVar[str] = "B9"


def _not_negative(_instance: object, _attribute: object, value: Money) -> None:
    if value.minor < 0:
        raise NegativeFloat


def _tidy_place(text: str | None) -> str | None:
    return None if text is None else clean(text, "place", longest=100)


@frozen(kw_only=True)
class CashierSession:
    """Opened with a float by one cashier, closed once by a count, then fixed."""

    id: CashierSessionId
    number: str
    cashier_id: AccountId
    place: str | None = field(default=None, converter=_tidy_place)
    opening_float: Money = field(validator=_not_negative)
    opened_at: datetime = field(validator=has_time_zone)
    closing: Closing | None = None

    @property
    def is_open(self) -> bool:
        """Can money still change hands in it?"""
        return self.closing is None

    def expected(self, takings: tuple[Takings, ...]) -> tuple[Takings, ...]:
        """What should lie in the drawer, method by method."""
        nothing = Money.zero(self.opening_float.currency)
        taken = {one.method: one.amount for one in takings}
        taken[PaymentMethod.CASH] = self.opening_float + taken.get(
            PaymentMethod.CASH, nothing
        )
        return tuple(Takings(m, taken.get(m, nothing)) for m in AT_THE_DESK)

    def close(
        self,
        counted: tuple[Takings, ...],
        takings: tuple[Takings, ...],
        *,
        at: datetime,
        by: AccountId | None,
        note: str | None,
    ) -> CashierSession:
        """Set the count against what was taken; a difference asks for a note."""
        if not self.is_open:
            raise CashierSessionIsClosed(self.id)
        counts = DrawerCount.each(counted, self.expected(takings))
        return evolve(self, closing=Closing(at=at, by=by, counts=counts, note=note))
