"""Allergies, conditions and observations over HTTP (R3, R4)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.records.end_condition import EndCondition
from mediklaud.application.records.read_clinical_facts import ReadClinicalFacts
from mediklaud.application.records.record_allergy import RecordAllergy
from mediklaud.application.records.record_condition import RecordCondition
from mediklaud.application.records.record_observation import RecordObservation
from mediklaud.application.records.refute_allergy import RefuteAllergy
from mediklaud.application.records.state_no_known_allergies import (
    StateNoKnownAllergies,
)
from mediklaud.domain.shared.ids import AllergyId, ConditionId, PatientId
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.records.clinical_facts_bodies import (
    AllergyBody,
    ConditionBody,
    ConditionEndBody,
    ObservationBody,
    RefutationBody,
)
from mediklaud.entrypoints.http.records.clinical_facts_views import (
    AllergyView,
    ClinicalFactsView,
    ConditionView,
    ObservationView,
)

_PATIENT = "/patients/{patient_id:uuid}"
_ALLERGY = f"{_PATIENT}/allergies/{{allergy_id:uuid}}"
_CONDITION = f"{_PATIENT}/conditions/{{condition_id:uuid}}"
_TAGS = ("records",)


@get(f"{_PATIENT}/clinical-facts", sync_to_thread=True, tags=_TAGS)
def read_clinical_facts(patient_id: FromPath[UUID], desk: AtDesk) -> ClinicalFactsView:
    """What is known of a patient before a medicine is chosen or handed out."""
    query = ReadClinicalFacts(**desk.query, patient_id=PatientId(patient_id))
    return ClinicalFactsView.of(desk.handle(query))


@post(f"{_PATIENT}/allergies", sync_to_thread=True, tags=_TAGS)
def record_allergy(
    patient_id: FromPath[UUID], data: JSONBody[AllergyBody], desk: AtDesk
) -> AllergyView:
    """Keep a patient from a substance, or a whole class of them."""
    command = RecordAllergy(
        **desk.command,
        patient_id=PatientId(patient_id),
        substance=data.substance,
        category=data.category,
        reaction=data.reaction,
        severe=data.severe,
        delayed=data.delayed,
    )
    return AllergyView.of(desk.handle(command))


@post(f"{_ALLERGY}/refute", status_code=200, sync_to_thread=True, tags=_TAGS)
def refute_allergy(
    patient_id: FromPath[UUID],
    allergy_id: FromPath[UUID],
    data: JSONBody[RefutationBody],
    desk: AtDesk,
) -> AllergyView:
    """Say that there never was one; or, if it was outgrown, that it is over."""
    command = RefuteAllergy(
        **desk.command,
        patient_id=PatientId(patient_id),
        allergy_id=AllergyId(allergy_id),
        reason=data.reason,
        outgrown=data.outgrown,
    )
    return AllergyView.of(desk.handle(command))


@post(f"{_PATIENT}/no-known-allergies", sync_to_thread=True, tags=_TAGS)
def state_no_known_allergies(
    patient_id: FromPath[UUID], desk: AtDesk
) -> ObservationView:
    """State that no allergies are known, which silence never says."""
    command = StateNoKnownAllergies(**desk.command, patient_id=PatientId(patient_id))
    return ObservationView.of(desk.handle(command))


@post(f"{_PATIENT}/conditions", sync_to_thread=True, tags=_TAGS)
def record_condition(
    patient_id: FromPath[UUID], data: JSONBody[ConditionBody], desk: AtDesk
) -> ConditionView:
    """Keep a diagnosis that stays with the patient."""
    command = RecordCondition(
        **desk.command,
        patient_id=PatientId(patient_id),
        diagnosis=data.diagnosis.read(),
        since=data.since,
    )
    return ConditionView.of(desk.handle(command))


@post(f"{_CONDITION}/end", status_code=200, sync_to_thread=True, tags=_TAGS)
def end_condition(
    patient_id: FromPath[UUID],
    condition_id: FromPath[UUID],
    data: JSONBody[ConditionEndBody],
    desk: AtDesk,
) -> ConditionView:
    """Say that the patient has it no more."""
    command = EndCondition(
        **desk.command,
        patient_id=PatientId(patient_id),
        condition_id=ConditionId(condition_id),
        on=data.on,
    )
    return ConditionView.of(desk.handle(command))


@post(f"{_PATIENT}/observations", sync_to_thread=True, tags=_TAGS)
def record_observation(
    patient_id: FromPath[UUID], data: JSONBody[ObservationBody], desk: AtDesk
) -> ObservationView:
    """Record pregnancy, breastfeeding, kidney function or weight of one day."""
    command = RecordObservation(
        **desk.command,
        patient_id=PatientId(patient_id),
        kind=data.kind,
        value=data.number(),
        holds=data.holds,
        on=data.on,
        until=data.until,
    )
    return ObservationView.of(desk.handle(command))
