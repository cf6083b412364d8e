"""A doctor finds that a patient does not react to something after all."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.application.records.recorded import Recording, only_of
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.records.allergy import Allergy
from mediklaud.domain.shared.ids import AllergyId, PatientId


@frozen(kw_only=True)
class RefuteAllergy(Command[Allergy]):
    """Say that there never was one; or, if it was outgrown, that it is over."""

    permission: ClassVar = Permission.RECORD_ALLERGY
    patient_id: PatientId
    allergy_id: AllergyId
    reason: str = field(repr=False)
    outgrown: bool = False


def refute_allergy(command: RefuteAllergy, *, recording: Recording) -> Allergy:
    """Checks pass it over from now on; it stays to be read."""
    recording.about(command.patient_id)
    of_patient = only_of(command.patient_id)
    allergy = recording.facts.allergy(command.allergy_id, of_patient)
    say = allergy.end if command.outgrown else allergy.refute
    over = say(command.reason)
    recording.facts.save(over)
    return over
