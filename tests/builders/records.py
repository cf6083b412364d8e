"""Consultations and diagnoses, of which a test names only what matters to it."""

from hypothesis import strategies as st

from mediklaud.domain.records.consultation import Consultation
from mediklaud.domain.records.diagnosis import Diagnosis
from mediklaud.domain.records.note import Note
from mediklaud.domain.shared.ids import (
    AppointmentId,
    ConsultationId,
    DoctorId,
    NoteId,
    PatientId,
)
from tests.clock import MONDAY_MORNING
from tests.hospital import new


def a_diagnosis(**what):
    return Diagnosis(**{"code": "J06.9", "text": "Common cold", **what})


def a_consultation(**what):
    """Begun on Monday morning, not signed yet."""
    usual = {
        "id": new(ConsultationId),
        "appointment_id": new(AppointmentId),
        "patient_id": new(PatientId),
        "doctor_id": new(DoctorId),
        "visit_type": "consultation",
        "started_at": MONDAY_MORNING,
    }
    return Consultation(**{**usual, **what})


def a_signed_consultation(*, note="Rest and drink.", diagnosis=None, at=None, **what):
    consultation = a_consultation(**what)
    return consultation.sign(
        note=note,
        diagnosis=diagnosis or a_diagnosis(),
        author=consultation.doctor_id,
        at=at or consultation.started_at,
    )


icd_10_codes = st.from_regex(r"[A-Z][0-9][0-9AB](\.[0-9A-Z]{1,4})?", fullmatch=True)


def a_note(**what):
    """Written on Monday morning, about nothing else."""
    usual = {
        "id": new(NoteId),
        "patient_id": new(PatientId),
        "author": new(DoctorId),
        "at": MONDAY_MORNING,
        "text": "Allergic to penicillin, says the sister.",
    }
    return Note(**{**usual, **what})
