"""The hospital's decision to show one rule less loudly than its severity asks."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.errors import InvalidValue, NotFound, RuleBroken
from mediklaud.domain.medication.severity import Presentation, Severity
from mediklaud.domain.shared.ids import AccountId, TuningId
from mediklaud.domain.shared.texts import clean

_LOUDEST_FIRST = tuple(Presentation)
_A_YEAR = 366


@frozen
class TuningNotFound(NotFound):
    """There is no such decision about a rule."""

    rule: ClassVar[str] = "M3"
    tuning_id: TuningId


@frozen
class RuleNotFound(NotFound):
    """No knowledge in force has such a rule that can be turned down."""

    rule: ClassVar[str] = "M3"


@frozen
class NotTurnedDown(InvalidValue):
    """A rule is turned down to something quieter than its severity is shown by."""

    rule: ClassVar[str] = "M3"
    shown: Presentation


@frozen
class ReviewTooLate(InvalidValue):
    """A rule that is turned down is reviewed within a year, on a day to come."""

    rule: ClassVar[str] = "M3"


@frozen
class AlreadyTurnedDown(RuleBroken):
    """This rule is turned down already: end that decision first."""

    rule: ClassVar[str] = "M3"


@frozen
class TuningOver(RuleBroken):
    """This decision has ended, or waits for nobody."""

    rule: ClassVar[str] = "M3"
    tuning_id: TuningId


@frozen
class SecondPersonConfirms(RuleBroken):
    """Somebody else than who decided it confirms it."""

    rule: ClassVar[str] = "M3"
    tuning_id: TuningId


class TuningStatus(StrEnum):
    """How far a decision has come."""

    WAITING = "waiting"
    """It is about a contraindication, and nobody else has confirmed it."""
    IN_FORCE = "in_force"
    ENDED = "ended"


def _a_reason(value: str) -> str:
    return clean(value, "reason", longest=1000)


@frozen(kw_only=True)
class Tuning:
    """Who turned which rule down, how far, why, and when that is looked at again.

    Waits for a second person if the rule is a contraindication; never deletes a rule.
    """

    id: TuningId
    knowledge: str
    """The name of the knowledge, whatever its version."""
    rule_id: str
    severity: Severity
    """The rule's, when it was decided; it says nothing of a graver one."""
    presentation: Presentation
    reason: str = field(converter=_a_reason)
    review_on: date
    decided_by: AccountId
    decided_at: datetime
    confirmed_by: AccountId | None = None
    confirmed_at: datetime | None = None
    ended_by: AccountId | None = None
    ended_at: datetime | None = None
    version: int = 1

    @property
    def status(self) -> TuningStatus:
        """How far it has come."""
        if self.ended_at is not None:
            return TuningStatus.ENDED
        waits = self.severity is Severity.CONTRAINDICATED and self.confirmed_at is None
        return TuningStatus.WAITING if waits else TuningStatus.IN_FORCE

    @property
    def is_in_force(self) -> bool:
        """Is the rule shown by it?"""
        return self.status is TuningStatus.IN_FORCE

    def is_overdue(self, today: date) -> bool:
        """Should somebody have looked at it again by now?"""
        return self.ended_at is None and today > self.review_on

    def confirm(self, *, by: AccountId, at: datetime) -> Tuning:
        """A second person agrees."""
        if self.status is not TuningStatus.WAITING:
            raise TuningOver(self.id)
        if by == self.decided_by:
            raise SecondPersonConfirms(self.id)
        return evolve(self, confirmed_by=by, confirmed_at=at)

    def end(self, *, by: AccountId, at: datetime) -> Tuning:
        """The rule is shown by its severity again."""
        if self.ended_at is not None:
            raise TuningOver(self.id)
        return evolve(self, ended_by=by, ended_at=at)


def require_quieter(presentation: Presentation, shown: Presentation) -> None:
    """Refuse to show it as loudly as before, or more so."""
    if _LOUDEST_FIRST.index(presentation) <= _LOUDEST_FIRST.index(shown):
        raise NotTurnedDown(shown)


def require_review_within_a_year(review_on: date, today: date) -> None:
    """Refuse a decision that nobody would look at again."""
    if not 0 < (review_on - today).days <= _A_YEAR:
        raise ReviewTooLate
