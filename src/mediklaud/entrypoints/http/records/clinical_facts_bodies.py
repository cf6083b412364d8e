"""What is recorded of a patient's allergies, conditions and state, over HTTP."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

import msgspec

from mediklaud.domain.records.allergy import AllergyCategory
from mediklaud.domain.records.observation import ObservationKind
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.records.consultation_bodies import DiagnosisBody, Number
from mediklaud.entrypoints.http.wire import Line

_Reaction = Annotated[str, msgspec.Meta(max_length=500)]


class AllergyBody(Body):
    """A substance or a class of them, and what it did."""

    substance: Line
    category: AllergyCategory = AllergyCategory.MEDICINE
    reaction: _Reaction | None = None
    severe: bool = False
    delayed: bool = False


class RefutationBody(Body):
    """Why an allergy counts no more; outgrown is another thing than never there."""

    reason: _Reaction
    outgrown: bool = False


class ConditionBody(Body):
    """A diagnosis that stays with the patient."""

    diagnosis: DiagnosisBody
    since: date | None = None


class ConditionEndBody(Body):
    """Since when the patient has it no more; today, if nothing is said."""

    on: date | None = None


class ObservationBody(Body):
    """A number for what is measured, `holds` for what is answered by yes or no."""

    kind: ObservationKind
    value: Number | None = None
    holds: bool | None = None
    on: date | None = None
    until: date | None = None

    def number(self) -> Decimal | None:
        """What was measured, exactly."""
        return None if self.value is None else Decimal(self.value)
