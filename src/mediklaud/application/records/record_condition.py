"""A doctor records what a patient lives with."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.application.records.recorded import Recording
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.records.condition import Condition
from mediklaud.domain.records.diagnosis import Diagnosis
from mediklaud.domain.shared.ids import ConditionId, PatientId


@frozen(kw_only=True)
class RecordCondition(Command[Condition]):
    """Keep a diagnosis that stays with the patient."""

    permission: ClassVar = Permission.RECORD_ALLERGY
    patient_id: PatientId
    diagnosis: Diagnosis = field(repr=False)
    since: date | None = None


def record_condition(command: RecordCondition, *, recording: Recording) -> Condition:
    """It stands until a doctor ends it."""
    condition = Condition(
        **recording.about(command.patient_id),
        id=recording.ids.new(ConditionId),
        diagnosis=command.diagnosis,
        since=command.since,
    )
    condition.require_by(recording.today)
    recording.facts.add(condition)
    return condition
