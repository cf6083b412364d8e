"""One patient acts for another: named, verified, limited in scope and time (P5)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.errors import InvalidValue, NotFound, RuleBroken, StaleVersion
from mediklaud.domain.shared.ids import AccountId, GuardianshipId, PatientId
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.proxy import ProxyScope


class Basis(StrEnum):
    """By what right somebody acts for a patient."""

    PARENT = "parent"
    COURT_ORDER = "court_order"
    POWER_OF_ATTORNEY = "power_of_attorney"
    WISH = "wish"
    """The patient's own: it needs no paper."""


@frozen
class GuardianshipNotFound(NotFound):
    """There is no such guardianship, or it is not yours."""

    rule: ClassVar[str] = "X1"
    guardianship_id: GuardianshipId


@frozen
class GuardianshipChanged(StaleVersion):
    """Somebody ended the guardianship meanwhile: read it again."""

    rule: ClassVar[str] = "P5"
    guardianship_id: GuardianshipId


@frozen
class GuardianshipOver(RuleBroken):
    """The guardianship has ended already."""

    rule: ClassVar[str] = "P5"
    guardianship_id: GuardianshipId


@frozen
class NoScope(InvalidValue):
    """A guardian looks after something: name at least one scope."""

    rule: ClassVar[str] = "P5"


@frozen
class OwnGuardian(InvalidValue):
    """Nobody is named their own guardian."""

    rule: ClassVar[str] = "P5"


def _in_order(scopes: Iterable[ProxyScope]) -> tuple[ProxyScope, ...]:
    return tuple(sorted(set(scopes)))


@frozen(kw_only=True)
class Guardianship:
    """What one patient may do for another, from when it was named until its day.

    It ends by itself at `ends_at`, or earlier by the wish of the patient, the
    guardian or the front desk; and never begins anew.
    """

    id: GuardianshipId
    patient_id: PatientId
    """The ward: whose things they are."""
    guardian_id: PatientId
    patient_number: str
    guardian_number: str
    """By which the two tell each other from anybody else."""
    scopes: tuple[ProxyScope, ...] = field(converter=_in_order)
    basis: Basis
    until: date
    """The first day on which it does not hold, on the hospital's calendar."""
    ends_at: datetime = field(validator=has_time_zone)
    """When that day begins."""
    named_at: datetime = field(validator=has_time_zone)
    named_by: AccountId | None
    verified_by: AccountId | None = None
    """Who of the front desk has seen the papers; none if the patient named them."""
    ended_at: datetime | None = None
    ended_by: AccountId | None = None
    version: int = 1

    def __attrs_post_init__(self) -> None:
        if not self.scopes:
            raise NoScope
        if self.patient_id == self.guardian_id:
            raise OwnGuardian

    def holds_at(self, now: datetime) -> bool:
        """May the guardian act right now?"""
        return self.ended_at is None and self.named_at <= now < self.ends_at

    def end(self, *, by: AccountId | None, at: datetime) -> Guardianship:
        """Let it give nothing any more."""
        if not self.holds_at(at):
            raise GuardianshipOver(self.id)
        return evolve(self, ended_at=at, ended_by=by, version=self.version + 1)
