"""What a patient must not be given, because of what it did before."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.errors import NotFound, RuleBroken
from mediklaud.domain.shared.ids import AllergyId, DoctorId, PatientId
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean


class AllergyCategory(StrEnum):
    """What kind of thing it is."""

    MEDICINE = "medicine"
    FOOD = "food"
    OTHER = "other"


class AllergyStatus(StrEnum):
    """Whether it is still believed."""

    ACTIVE = "active"
    REFUTED = "refuted"
    """There never was one."""
    ENDED = "ended"
    """There was one, and is no more."""


@frozen
class AllergyNotFound(NotFound):
    """There is no such allergy on this record, or the record is not yours to see."""

    rule: ClassVar[str] = "X1"
    allergy_id: AllergyId


@frozen
class AllergyOver(RuleBroken):
    """This allergy was refuted or ended already: if it is back, record it anew."""

    rule: ClassVar[str] = "R3"
    allergy_id: AllergyId


def _substance(text: str) -> str:
    return clean(text, "substance", longest=200)


def _reaction(text: str | None) -> str | None:
    return None if text is None else clean(text, "reaction", longest=500)


@frozen(kw_only=True)
class Allergy:
    """One substance or class a patient reacted to.

    It is `active` until it is `refuted` or `ended`, once and with a reason.
    """

    id: AllergyId
    patient_id: PatientId
    substance: str = field(converter=_substance, repr=False)
    """As the doctor says it; the check asks the knowledge for it by this name."""
    category: AllergyCategory = AllergyCategory.MEDICINE
    reaction: str | None = field(default=None, converter=_reaction, repr=False)
    severe: bool = False
    """Was life in danger?"""
    delayed: bool = False
    """Did it come days later, on the skin or in the organs?"""
    recorded_by: DoctorId
    recorded_at: datetime = field(validator=has_time_zone)
    status: AllergyStatus = AllergyStatus.ACTIVE
    end_reason: str | None = field(default=None, converter=_reaction, repr=False)
    version: int = 1

    @property
    def stands(self) -> bool:
        """Is it still believed?"""
        return self.status is AllergyStatus.ACTIVE

    def refute(self, reason: str) -> Allergy:
        """It turned out that there is none; what was recorded stays to be read."""
        return self._over(AllergyStatus.REFUTED, reason)

    def end(self, reason: str) -> Allergy:
        """It was outgrown, or treated."""
        return self._over(AllergyStatus.ENDED, reason)

    def _over(self, status: AllergyStatus, reason: str) -> Allergy:
        if not self.stands:
            raise AllergyOver(self.id)
        return evolve(self, status=status, end_reason=reason, version=self.version + 1)
