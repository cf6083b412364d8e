"""What every medicine for a patient is checked against."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import ClassVar

from attrs import evolve, frozen

from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.records.allergy import Allergy
from mediklaud.domain.records.condition import Condition
from mediklaud.domain.records.observation import Observation, ObservationKind
from mediklaud.domain.records.procedure import Procedure
from mediklaud.domain.shared.ids import AllergyId, PatientId

ClinicalFact = Allergy | Condition | Observation | Procedure


@frozen
class HasAllergies(RuleBroken):
    """The patient has known allergies: refute them first, if they are none."""

    rule: ClassVar[str] = "R4"
    allergies: tuple[AllergyId, ...]


@frozen(kw_only=True)
class ClinicalFacts:
    """What was found of one patient, and done to them, the first first."""

    patient_id: PatientId
    allergies: tuple[Allergy, ...] = ()
    conditions: tuple[Condition, ...] = ()
    observations: tuple[Observation, ...] = ()
    procedures: tuple[Procedure, ...] = ()

    @property
    def every(self) -> tuple[ClinicalFact, ...]:
        """All of them, kind by kind."""
        return (
            *self.allergies,
            *self.conditions,
            *self.observations,
            *self.procedures,
        )

    @property
    def for_medicines(self) -> ClinicalFacts:
        """What whoever hands a medicine out needs: not what else was done."""
        return evolve(self, procedures=())

    @property
    def standing_allergies(self) -> tuple[Allergy, ...]:
        """Those still believed."""
        return tuple(one for one in self.allergies if one.stands)

    def latest(self, kind: ObservationKind, today: date) -> Observation | None:
        """What was found last, if it can still be true today."""
        newest = self._newest(kind)
        return newest if newest is not None and newest.counts_on(today) else None

    def _newest(self, kind: ObservationKind) -> Observation | None:
        found = [one for one in self.observations if one.kind is kind]
        return max(found, key=lambda one: (one.on, one.recorded_at), default=None)

    def holds(self, kind: ObservationKind, today: date) -> bool | None:
        """Is it so today? None where nobody asked."""
        found = self.latest(kind, today)
        return None if found is None else found.holds

    def value(self, kind: ObservationKind, today: date) -> Decimal | None:
        """What was measured last; None where nobody measured."""
        found = self.latest(kind, today)
        return None if found is None else found.value

    @property
    def no_known_allergies(self) -> Observation | None:
        """The statement that there are none; the next allergy ends it (R4)."""
        said = self._newest(ObservationKind.NO_KNOWN_ALLERGIES)
        if said is None or self.standing_allergies:
            return None
        later = (one.recorded_at >= said.recorded_at for one in self.allergies)
        return None if any(later) else said

    def says_no_allergies(self, today: date) -> bool:
        """Did somebody ask, and is there none? Silence is no answer."""
        said = self.no_known_allergies
        return said is not None and said.counts_on(today)

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
        procedures=tuple(one for one in told if isinstance(one, Procedure)),
    )
