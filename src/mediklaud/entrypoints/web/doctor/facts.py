"""What a doctor records of a patient: allergies, conditions, measurements, notes."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.records.record_allergy import RecordAllergy
from mediklaud.application.records.record_condition import RecordCondition
from mediklaud.application.records.record_observation import RecordObservation
from mediklaud.application.records.state_no_known_allergies import (
    StateNoKnownAllergies,
)
from mediklaud.application.records.write_note import WriteNote
from mediklaud.domain.records.allergy import AllergyCategory
from mediklaud.domain.records.diagnosis import Diagnosis
from mediklaud.domain.records.observation import ObservationKind
from mediklaud.domain.shared.ids import PatientId
from mediklaud.entrypoints.reading import read_day, read_number
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.doctor.bedside import form_page, told
from mediklaud.entrypoints.web.forms import Reading
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
    return told(visitor, _ALLERGY, patient_id, _allergy)


@post(f"{_OF}/no-allergies", status_code=303, sync_to_thread=True)
def no_allergies(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """Somebody asked, and none is known."""
    return told(visitor, _ALLERGY, patient_id, _none)


@get(f"{_OF}/condition", sync_to_thread=True)
def condition_page(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """What does the patient live with?"""
    return form_page(visitor, _CONDITION, patient_id)


@post(f"{_OF}/condition", status_code=303, sync_to_thread=True)
def record_condition(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """It stands until a doctor ends it."""
    return told(visitor, _CONDITION, patient_id, _condition)


@get(f"{_OF}/observation", sync_to_thread=True)
def observation_page(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """What was measured, or asked?"""
    return form_page(visitor, _OBSERVATION, patient_id)


@post(f"{_OF}/observation", status_code=303, sync_to_thread=True)
def record_observation(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """It takes the place of the one before."""
    return told(visitor, _OBSERVATION, patient_id, _observation)


@get(f"{_OF}/note", sync_to_thread=True)
def note_page(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """What is to stand in the record besides the visits?"""
    return form_page(visitor, _NOTE, patient_id)


@post(f"{_OF}/note", status_code=303, sync_to_thread=True)
def write_note(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """Signed by being written."""
    return told(visitor, _NOTE, patient_id, _note)


def _allergy(visitor: Visitor, whose: PatientId) -> RecordAllergy:
    with visitor.form.reading() as read:
        substance = read.need("substance", str)
        category = read.need("category", AllergyCategory)
    return RecordAllergy(
        **visitor.command,
        patient_id=whose,
        substance=substance,
        category=category,
        reaction=visitor.form["reaction"] or None,
        severe="severe" in visitor.form,
        delayed="delayed" in visitor.form,
    )


def _none(visitor: Visitor, whose: PatientId) -> StateNoKnownAllergies:
    return StateNoKnownAllergies(**visitor.command, patient_id=whose)


def _condition(visitor: Visitor, whose: PatientId) -> RecordCondition:
    with visitor.form.reading() as read:
        told_of = diagnosis_in(read)
        since = read.may("since", read_day)
    diagnosis = Diagnosis(**told_of)
    return RecordCondition(
        **visitor.command, patient_id=whose, diagnosis=diagnosis, since=since
    )


def diagnosis_in(read: Reading) -> dict[str, str]:
    """The code and the words of a diagnosis, as they stand in a form."""
    return {"code": read.need("code", _as_code), "text": read.need("text", str)}


def _as_code(text: str) -> str:
    return Diagnosis(code=text, text="-").code


def _observation(visitor: Visitor, whose: PatientId) -> RecordObservation:
    with visitor.form.reading() as read:
        kind = read.need("kind", ObservationKind)
        value = read.may("value", read_number)
        on, until = read.may("on", read_day), read.may("until", read_day)
    said = {"yes": True, "no": False}.get(visitor.form["holds"])
    return RecordObservation(
        **visitor.command,
        patient_id=whose,
        kind=kind,
        value=value,
        holds=said,
        on=on,
        until=until,
    )


def _note(visitor: Visitor, whose: PatientId) -> WriteNote:
    with visitor.form.reading() as read:
        text = read.need("text", str)
    return WriteNote(**visitor.command, patient_id=whose, text=text)
