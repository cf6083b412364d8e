"""Somebody asked, and the patient knows of no allergy."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.application.records.recorded import Recording
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.records.observation import Observation, ObservationKind
from mediklaud.domain.shared.ids import ObservationId, PatientId


@frozen(kw_only=True)
class StateNoKnownAllergies(Command[Observation]):
    """State that no allergies are known, which silence never says."""

    permission: ClassVar = Permission.RECORD_ALLERGY
    patient_id: PatientId


def state_no_known_allergies(
    command: StateNoKnownAllergies, *, recording: Recording
) -> Observation:
    """It holds until an allergy is recorded."""
    recorded = recording.about(command.patient_id)
    recording.facts.of(command.patient_id).require_no_allergies()
    statement = Observation(
        **recorded,
        id=recording.ids.new(ObservationId),
        kind=ObservationKind.NO_KNOWN_ALLERGIES,
        holds=True,
        on=recording.today,
    )
    recording.facts.add(statement)
    return statement
