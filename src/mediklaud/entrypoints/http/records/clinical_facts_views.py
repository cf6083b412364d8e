"""How allergies, conditions and observations look over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from mediklaud.domain.records.allergy import Allergy, AllergyCategory, AllergyStatus
from mediklaud.domain.records.clinical_facts import ClinicalFacts
from mediklaud.domain.records.condition import Condition
from mediklaud.domain.records.observation import Observation, ObservationKind
from mediklaud.domain.records.procedure import Procedure
from mediklaud.entrypoints.http.records.consultation_views import DiagnosisView
from mediklaud.entrypoints.http.wire import View


class AllergyView(View):
    """What a patient reacts to, and whether that still counts."""

    id: UUID
    patient_id: UUID
    substance: str
    category: AllergyCategory
    reaction: str | None
    severe: bool
    delayed: bool
    status: AllergyStatus
    end_reason: str | None
    recorded_by: UUID
    recorded_at: datetime

    @classmethod
    def of(cls, allergy: Allergy) -> AllergyView:
        """The allergy."""
        return cls(
            id=allergy.id.value,
            patient_id=allergy.patient_id.value,
            substance=allergy.substance,
            category=allergy.category,
            reaction=allergy.reaction,
            severe=allergy.severe,
            delayed=allergy.delayed,
            status=allergy.status,
            end_reason=allergy.end_reason,
            recorded_by=allergy.recorded_by.value,
            recorded_at=allergy.recorded_at,
        )


class ConditionView(View):
    """What a patient lives with, and since when not any more."""

    id: UUID
    patient_id: UUID
    diagnosis: DiagnosisView
    since: date | None
    ended_on: date | None
    recorded_by: UUID
    recorded_at: datetime

    @classmethod
    def of(cls, condition: Condition) -> ConditionView:
        """The condition."""
        found = condition.diagnosis
        return cls(
            id=condition.id.value,
            patient_id=condition.patient_id.value,
            diagnosis=DiagnosisView(code=found.code, text=found.text),
            since=condition.since,
            ended_on=condition.ended_on,
            recorded_by=condition.recorded_by.value,
            recorded_at=condition.recorded_at,
        )


class ObservationView(View):
    """What was measured, or answered by yes or no, on one day."""

    id: UUID
    patient_id: UUID
    kind: ObservationKind
    value: str | None
    holds: bool | None
    on: date
    until: date | None
    recorded_by: UUID
    recorded_at: datetime

    @classmethod
    def of(cls, observation: Observation) -> ObservationView:
        """The observation; a number as it was written."""
        value = observation.value
        return cls(
            id=observation.id.value,
            patient_id=observation.patient_id.value,
            kind=observation.kind,
            value=None if value is None else str(value),
            holds=observation.holds,
            on=observation.on,
            until=observation.until,
            recorded_by=observation.recorded_by.value,
            recorded_at=observation.recorded_at,
        )


class ProcedureView(View):
    """What was done in a consultation."""

    id: UUID
    patient_id: UUID
    consultation_id: UUID
    service: str
    quantity: int
    note: str | None
    on: date
    recorded_by: UUID
    recorded_at: datetime

    @classmethod
    def of(cls, procedure: Procedure) -> ProcedureView:
        """The procedure."""
        return cls(
            id=procedure.id.value,
            patient_id=procedure.patient_id.value,
            consultation_id=procedure.consultation_id.value,
            service=procedure.service,
            quantity=procedure.quantity,
            note=procedure.note,
            on=procedure.on,
            recorded_by=procedure.recorded_by.value,
            recorded_at=procedure.recorded_at,
        )


class ClinicalFactsView(View):
    """What medicines are checked against; what is over says so."""

    no_known_allergies: ObservationView | None
    """The statement, as long as it stands; without allergies nor it, nobody asked."""
    allergies: list[AllergyView]
    conditions: list[ConditionView]
    observations: list[ObservationView]
    procedures: list[ProcedureView]

    @classmethod
    def of(cls, facts: ClinicalFacts) -> ClinicalFactsView:
        """The facts, kind by kind, the first first."""
        said = facts.no_known_allergies
        return cls(
            no_known_allergies=None if said is None else ObservationView.of(said),
            allergies=[AllergyView.of(one) for one in facts.allergies],
            conditions=[ConditionView.of(one) for one in facts.conditions],
            observations=[ObservationView.of(one) for one in facts.observations],
            procedures=[ProcedureView.of(one) for one in facts.procedures],
        )
