"""A doctor finds that a patient has something no more."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.application.records.recorded import Recording, only_of
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.records.condition import Condition
from mediklaud.domain.shared.ids import ConditionId, PatientId


@frozen(kw_only=True)
class EndCondition(Command[Condition]):
    """Say that it is over, since today or a day before."""

    permission: ClassVar = Permission.RECORD_ALLERGY
    patient_id: PatientId
    condition_id: ConditionId
    on: date | None = None


def end_condition(command: EndCondition, *, recording: Recording) -> Condition:
    """It stays to be read."""
    recording.about(command.patient_id)
    of_patient = only_of(command.patient_id)
    condition = recording.facts.condition(command.condition_id, of_patient)
    ended = condition.end(command.on or recording.today)
    ended.require_by(recording.today)
    recording.facts.save(ended)
    return ended
