"""What every medicine for a patient is checked against."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.records.allergy import Allergy
from mediklaud.domain.records.condition import Condition
from mediklaud.domain.records.observation import Observation, ObservationKind
from mediklaud.domain.shared.ids import AllergyId, PatientId

ClinicalFact = Allergy | Condition | Observation


@frozen
class HasAllergies(RuleBroken):
    """The patient has known allergies: refute them first, if they are none."""

    rule: ClassVar[str] = "R4"
    allergies: tuple[AllergyId, ...]


@frozen(kw_only=True)
class ClinicalFacts:
    """Allergies, conditions and observations of one patient, the first first."""

    patient_id: PatientId
    allergies: tuple[Allergy, ...] = ()
    conditions: tuple[Condition, ...] = ()
    observations: tuple[Observation, ...] = ()

    @property
    def standing_allergies(self) -> tuple[Allergy, ...]:
        """Those still believed."""
        return tuple(one for one in self.allergies if one.stands)

    def latest(self, kind: ObservationKind, today: date) -> Observation | None:
        """What was found last, if it can still be true today."""
        found = [one for one in self.observations if one.kind is kind]
        newest = max(found, key=lambda one: (one.on, one.recorded_at), default=None)
        return newest if newest is not None and newest.counts_on(today) else None

    def holds(self, kind: ObservationKind, today: date) -> bool | None:
        """Is it so today? None where nobody asked."""
        found = self.latest(kind, today)
        return None if found is None else found.holds

    def value(self, kind: ObservationKind, today: date) -> Decimal | None:
        """What was measured last; None where nobody measured."""
        found = self.latest(kind, today)
        return None if found is None else found.value

    def says_no_allergies(self, today: date) -> bool:
        """Did somebody ask, and is there none since? Silence is no answer."""
        said = self.latest(ObservationKind.NO_KNOWN_ALLERGIES, today)
        if said is None or self.standing_allergies:
            return False
        return all(one.recorded_at < said.recorded_at for one in self.allergies)

    def require_no_allergies(self) -> None:
        """Refuse to state that there are none while some stand."""
        if standing := self.standing_allergies:
            raise HasAllergies(tuple(one.id for one in standing))


def gathered(patient_id: PatientId, facts: Iterable[ClinicalFact]) -> ClinicalFacts:
    """Sorted by what they are, each in the order they came."""
    told = tuple(facts)
    return ClinicalFacts(
        patient_id=patient_id,
        allergies=tuple(one for one in told if isinstance(one, Allergy)),
        conditions=tuple(one for one in told if isinstance(one, Condition)),
        observations=tuple(one for one in told if isinstance(one, Observation)),
    )
