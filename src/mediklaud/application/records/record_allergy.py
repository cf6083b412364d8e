"""A doctor records what a patient reacts to."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.application.records.recorded import Recording
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.records.allergy import Allergy, AllergyCategory
from mediklaud.domain.shared.ids import AllergyId, PatientId


@frozen(kw_only=True)
class RecordAllergy(Command[Allergy]):
    """Keep a patient from a substance, or a whole class of them."""

    permission: ClassVar = Permission.RECORD_ALLERGY
    patient_id: PatientId
    substance: str = field(repr=False)
    category: AllergyCategory = AllergyCategory.MEDICINE
    reaction: str | None = field(default=None, repr=False)
    severe: bool = False
    delayed: bool = False


def record_allergy(command: RecordAllergy, *, recording: Recording) -> Allergy:
    """It counts from the next check on, and ends a statement that there is none."""
    allergy = Allergy(
        **recording.about(command.patient_id),
        id=recording.ids.new(AllergyId),
        substance=command.substance,
        category=command.category,
        reaction=command.reaction,
        severe=command.severe,
        delayed=command.delayed,
    )
    recording.facts.add(allergy)
    return allergy
