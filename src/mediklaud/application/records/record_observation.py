"""A doctor records what was measured, or asked, of a patient's state."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.application.records.recorded import Recording
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.records.observation import Observation, ObservationKind
from mediklaud.domain.shared.ids import ObservationId, PatientId


@frozen(kw_only=True)
class RecordObservation(Command[Observation]):
    """Say how the kidneys work, what the patient weighs, or whether she is pregnant."""

    permission: ClassVar = Permission.RECORD_ALLERGY
    patient_id: PatientId
    kind: ObservationKind
    value: Decimal | None = field(default=None, repr=False)
    holds: bool | None = field(default=None, repr=False)
    on: date | None = None
    """Today, if nothing is said."""
    until: date | None = None


def record_observation(
    command: RecordObservation, *, recording: Recording
) -> Observation:
    """It takes the place of the one before, if it is of a later day."""
    recorded = recording.about(command.patient_id)
    today = recording.today
    observation = Observation(
        **recorded,
        id=recording.ids.new(ObservationId),
        kind=command.kind,
        value=command.value,
        holds=command.holds,
        on=command.on or today,
        until=command.until,
    )
    observation.require_by(today)
    if observation.kind is ObservationKind.NO_KNOWN_ALLERGIES:
        recording.facts.of(command.patient_id).require_no_allergies()
    recording.facts.add(observation)
    return observation
