"""What is said of a consultation over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

from mediklaud.domain.records.consultation import Consultation, SignedNote
from mediklaud.domain.records.diagnosis import Diagnosis
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import Line, Note, View


class DiagnosisBody(Body):
    """A disease by its ICD-10 code and in the doctor's words."""

    code: Annotated[str, msgspec.Meta(max_length=10)]
    text: Line

    def read(self) -> Diagnosis:
        """The diagnosis."""
        return Diagnosis(code=self.code, text=self.text)


class FindingsBody(Body):
    """What the doctor found, to be signed."""

    note: Note
    diagnosis: DiagnosisBody


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
