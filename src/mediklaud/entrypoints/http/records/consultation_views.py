"""How a consultation looks over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediklaud.domain.records.consultation import Consultation, SignedNote
from mediklaud.entrypoints.http.wire import View


class DiagnosisView(View):
    """A disease by its ICD-10 code and in the doctor's words."""

    code: str
    text: str


class SignedNoteView(View):
    """What the doctor wrote down and signed."""

    note: str
    diagnosis: DiagnosisView
    author: UUID
    at: datetime

    @classmethod
    def of(cls, signed: SignedNote) -> SignedNoteView:
        """The signed note."""
        diagnosis = signed.diagnosis
        return cls(
            note=signed.note,
            diagnosis=DiagnosisView(code=diagnosis.code, text=diagnosis.text),
            author=signed.author.value,
            at=signed.at,
        )


class ConsultationView(View):
    """What happened at one appointment."""

    id: UUID
    appointment_id: UUID
    patient_id: UUID
    doctor_id: UUID
    visit_type: str
    started_at: datetime
    signed: SignedNoteView | None

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
        )
