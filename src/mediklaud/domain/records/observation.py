"""What was found of a patient on one day: measured, or asked and answered."""

from __future__ import annotations

from datetime import date, datetime
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


@frozen
class ImpossibleObservation(InvalidValue):
    """A measurement takes a number that can be, everything else a yes or no."""

    rule: ClassVar[str] = "M2"
    kind: ObservationKind


@frozen
class ObservedLater(InvalidValue):
    """What was observed was observed today or before, and ends after that."""

    rule: ClassVar[str] = "M2"


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
        measured = self.kind.is_measured
        if measured != (self.value is not None) or measured == (self.holds is not None):
            raise ImpossibleObservation(self.kind)
        if self.value is not None and not 0 < self.value <= _LARGEST[self.kind]:
            raise ImpossibleObservation(self.kind)
        if self.until is not None and self.until < self.on:
            raise ObservedLater

    def counts_on(self, day: date) -> bool:
        """Can it still be true on this day?"""
        return self.on <= day and (self.until is None or day <= self.until)
