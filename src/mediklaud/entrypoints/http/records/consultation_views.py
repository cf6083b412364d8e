"""How a consultation looks over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediklaud.domain.records.amended import Amended
from mediklaud.domain.records.consultation import Consultation, SignedNote
from mediklaud.domain.records.medical_record import Entry
from mediklaud.domain.records.note import Note
from mediklaud.domain.records.vitals import Vitals
from mediklaud.entrypoints.http.wire import View, bare


class DiagnosisView(View):
    """A disease by its ICD-10 code and in the doctor's words."""

    code: str
    text: str


class SignedNoteView(View):
    """What the doctor wrote down and signed."""

    note: str
    diagnosis: DiagnosisView
    vitals: dict[str, str]
    """By name, those that were measured: `{"systolic": "120", "diastolic": "80"}`."""
    author: UUID
    at: datetime

    @classmethod
    def of(cls, signed: SignedNote) -> SignedNoteView:
        """The signed note."""
        diagnosis = signed.diagnosis
        return cls(
            note=signed.note,
            diagnosis=DiagnosisView(code=diagnosis.code, text=diagnosis.text),
            vitals=_vitals(signed.vitals),
            author=signed.author.value,
            at=signed.at,
        )


def _vitals(vitals: Vitals | None) -> dict[str, str]:
    return {name: f"{value:f}" for name, value in (vitals or Vitals()).measured.items()}


class AmendedView(View):
    """What was said about a note later, at its patient's request (X7)."""

    at: datetime
    correction: str | None
    denial: str | None
    disagreement: str | None

    @classmethod
    def of(cls, said: Amended) -> AmendedView:
        """The correction; or the denial, and what the patient says to that."""
        return cls(
            at=said.at,
            correction=said.correction,
            denial=said.denial,
            disagreement=said.disagreement,
        )


class NoteView(View, tag_field="kind", tag="note"):
    """What a doctor wrote down besides; an addendum names its consultation."""

    id: UUID
    patient_id: UUID
    author: UUID
    at: datetime
    text: str
    appointment_id: UUID | None
    consultation_id: UUID | None
    purpose: str | None
    amended: list[AmendedView]

    @classmethod
    def of(cls, note: Note) -> NoteView:
        """The note; under what purpose it was written, if that was not care."""
        return cls(
            id=note.id.value,
            patient_id=note.patient_id.value,
            author=note.author.value,
            at=note.at,
            text=note.text,
            appointment_id=bare(note.appointment_id),
            consultation_id=bare(note.consultation_id),
            purpose=note.purpose,
            amended=[AmendedView.of(said) for said in note.amended],
        )


class ConsultationView(View, tag_field="kind", tag="consultation"):
    """What happened at one appointment."""

    id: UUID
    appointment_id: UUID
    patient_id: UUID
    doctor_id: UUID
    visit_type: str
    started_at: datetime
    signed: SignedNoteView | None
    addenda: list[NoteView]
    amended: list[AmendedView]

    @classmethod
    def of(cls, consultation: Consultation) -> ConsultationView:
        """The consultation, with its note once that is signed."""
        signed = consultation.signed
        return cls(
            id=consultation.id.value,
            appointment_id=consultation.appointment_id.value,
            patient_id=consultation.patient_id.value,
            doctor_id=consultation.doctor_id.value,
            visit_type=consultation.visit_type,
            started_at=consultation.started_at,
            signed=SignedNoteView.of(signed) if signed else None,
            addenda=[NoteView.of(note) for note in consultation.addenda],
            amended=[AmendedView.of(said) for said in consultation.amended],
        )


EntryView = ConsultationView | NoteView


def entry_view(entry: Entry) -> EntryView:
    """An entry of a record, whatever it is."""
    if isinstance(entry, Consultation):
        return ConsultationView.of(entry)
    return NoteView.of(entry)
