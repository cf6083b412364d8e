"""What a doctor records of a patient: allergies, conditions, measurements, notes."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.domain.shared.ids import PatientId
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.doctor.bedside import Facts, bedside, form_page, told
from mediklaud.entrypoints.web.doctor.diseases import diseases_found, is_search
from mediklaud.entrypoints.web.doctor.fact_forms import (
    allergy_in,
    condition_in,
    no_allergies_in,
    note_in,
    observation_in,
)
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_OF = "/charts/{patient_id:uuid}"
_ALLERGY, _CONDITION = "doctor/allergy.html", "doctor/condition.html"
_OBSERVATION, _NOTE = "doctor/observation.html", "doctor/note.html"


@get(f"{_OF}/allergy", sync_to_thread=True)
def allergy_page(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """What does the patient react to?"""
    return form_page(visitor, _ALLERGY, patient_id)


@post(f"{_OF}/allergy", status_code=303, sync_to_thread=True)
def record_allergy(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """It counts from the next check on."""
    return told(visitor, _ALLERGY, patient_id, allergy_in)


@post(f"{_OF}/no-allergies", status_code=303, sync_to_thread=True)
def no_allergies(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """Somebody asked, and none is known."""
    return told(visitor, _ALLERGY, patient_id, no_allergies_in)


@get(f"{_OF}/condition", sync_to_thread=True)
def condition_page(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """What does the patient live with?"""
    return visitor.page(_CONDITION, **_with_diseases(visitor, PatientId(patient_id)))


@post(f"{_OF}/condition", status_code=303, sync_to_thread=True)
def record_condition(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """It stands until a doctor ends it."""
    if is_search(visitor):
        facts = _with_diseases(visitor, PatientId(patient_id))
        return visitor.page(_CONDITION, **facts)
    return told(visitor, _CONDITION, patient_id, condition_in, _with_diseases)


@get(f"{_OF}/observation", sync_to_thread=True)
def observation_page(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """What was measured, or asked?"""
    return form_page(visitor, _OBSERVATION, patient_id)


@post(f"{_OF}/observation", status_code=303, sync_to_thread=True)
def record_observation(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """It takes the place of the one before."""
    return told(visitor, _OBSERVATION, patient_id, observation_in)


@get(f"{_OF}/note", sync_to_thread=True)
def note_page(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """What is to stand in the record besides the visits?"""
    return form_page(visitor, _NOTE, patient_id)


@post(f"{_OF}/note", status_code=303, sync_to_thread=True)
def write_note(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """Signed by being written."""
    return told(visitor, _NOTE, patient_id, note_in)


def _with_diseases(visitor: Visitor, whose: PatientId) -> Facts:
    return {**bedside(visitor, whose), **diseases_found(visitor)}
