"""What a patient has, for as long as it lasts."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.errors import InvalidValue, NotFound, RuleBroken
from mediklaud.domain.records.diagnosis import Diagnosis
from mediklaud.domain.shared.ids import ConditionId, DoctorId, PatientId
from mediklaud.domain.shared.period import has_time_zone


@frozen
class ConditionNotFound(NotFound):
    """There is no such condition on this record, or the record is not yours to see."""

    rule: ClassVar[str] = "X1"
    condition_id: ConditionId


@frozen
class ConditionEnded(RuleBroken):
    """This condition has ended already."""

    rule: ClassVar[str] = "R3"
    condition_id: ConditionId


@frozen
class ImpossibleDays(InvalidValue):
    """A condition ends on the day it began, or later; neither is still to come."""

    rule: ClassVar[str] = "R3"


@frozen(kw_only=True)
class Condition:
    """A diagnosis that stays with the patient until it is over."""

    id: ConditionId
    patient_id: PatientId
    diagnosis: Diagnosis
    since: date | None = None
    recorded_by: DoctorId
    recorded_at: datetime = field(validator=has_time_zone)
    ended_on: date | None = None
    version: int = 1

    def __attrs_post_init__(self) -> None:
        if self.since and self.ended_on and self.ended_on < self.since:
            raise ImpossibleDays

    def require_by(self, today: date) -> None:
        """Refuse what nobody can know yet."""
        if any(day is not None and day > today for day in (self.since, self.ended_on)):
            raise ImpossibleDays

    @property
    def stands(self) -> bool:
        """Does the patient still have it?"""
        return self.ended_on is None

    def end(self, on: date) -> Condition:
        """The patient has it no more."""
        if not self.stands:
            raise ConditionEnded(self.id)
        return evolve(self, ended_on=on, version=self.version + 1)
