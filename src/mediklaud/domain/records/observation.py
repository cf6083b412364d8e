"""What was found of a patient on one day: measured, or asked and answered."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.ids import DoctorId, ObservationId, PatientId
from mediklaud.domain.shared.period import has_time_zone


class ObservationKind(StrEnum):
    """What was looked at."""

    PREGNANT = "pregnant"
    MAY_BE_PREGNANT = "may_be_pregnant"
    BREASTFEEDING = "breastfeeding"
    NO_KNOWN_ALLERGIES = "no_known_allergies"
    EGFR = "egfr"
    """In ml/min/1.73 m2."""
    CREATININE_CLEARANCE = "creatinine_clearance"
    """In ml/min."""
    WEIGHT = "weight"
    """In kg."""

    @property
    def is_measured(self) -> bool:
        """Is it a number, and not a yes or no?"""
        return self in _LARGEST


_LARGEST = {
    ObservationKind.EGFR: 300,
    ObservationKind.CREATININE_CLEARANCE: 400,
    ObservationKind.WEIGHT: 700,
}
_FINEST = Decimal("0.001")
_NOT_PREGNANT_FOR = timedelta(days=30)


@frozen
class ImpossibleObservation(InvalidValue):
    """A measurement takes a number that can be, everything else a yes or no."""

    rule: ClassVar[str] = "R3"
    kind: ObservationKind


@frozen
class ObservedLater(InvalidValue):
    """What was observed was observed today or before, and ends after that."""

    rule: ClassVar[str] = "R3"


@frozen(kw_only=True)
class Observation:
    """One finding of one day; a newer one of its kind takes its place."""

    id: ObservationId
    patient_id: PatientId
    kind: ObservationKind
    value: Decimal | None = field(default=None, repr=False)
    holds: bool | None = field(default=None, repr=False)
    on: date
    until: date | None = None
    """The last day on which it can still be true: of a pregnancy, the due date."""
    recorded_by: DoctorId
    recorded_at: datetime = field(validator=has_time_zone)
    version: int = 1

    def __attrs_post_init__(self) -> None:
        if not (self._is_measured() if self.kind.is_measured else self._is_answered()):
            raise ImpossibleObservation(self.kind)
        if self.until is not None and self.until < self.on:
            raise ObservedLater

    def _is_measured(self) -> bool:
        if self.value is None or self.holds is not None or not self.value.is_finite():
            return False
        in_range = _FINEST <= self.value <= _LARGEST[self.kind]
        return in_range and not self.value % _FINEST

    def _is_answered(self) -> bool:
        """Who has allergies is not told to have none: each of them is recorded."""
        is_statement = self.kind is ObservationKind.NO_KNOWN_ALLERGIES
        said = self.holds or (self.holds is not None and not is_statement)
        return self.value is None and said

    def require_by(self, today: date) -> None:
        """Refuse what nobody can have seen yet."""
        if self.on > today:
            raise ObservedLater

    def counts_on(self, day: date) -> bool:
        """Can it still be true on this day?"""
        last = self._last_day()
        return self.on <= day and (last is None or day <= last)

    def _last_day(self) -> date | None:
        """Who is not pregnant may be soon: that is asked again."""
        no_child = self.kind is ObservationKind.PREGNANT and not self.holds
        ends_by_itself = self.until is None and no_child
        return self.on + _NOT_PREGNANT_FOR if ends_by_itself else self.until
