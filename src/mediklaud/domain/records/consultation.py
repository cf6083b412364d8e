"""What happened at an appointment: begun, then signed once and for ever."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.errors import NotFound, RuleBroken
from mediklaud.domain.records.amended import Amended
from mediklaud.domain.records.diagnosis import Diagnosis
from mediklaud.domain.records.note import Note
from mediklaud.domain.records.vitals import Vitals
from mediklaud.domain.shared.ids import (
    AppointmentId,
    ConsultationId,
    DoctorId,
    PatientId,
)
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean_note


@frozen
class ConsultationNotFound(NotFound):
    """No consultation was started at this appointment, or it is not yours."""

    rule: ClassVar[str] = "X1"
    appointment_id: AppointmentId


@frozen
class NoSuchConsultation(NotFound):
    """There is no such consultation, or it is not yours to see."""

    rule: ClassVar[str] = "X1"
    consultation_id: ConsultationId


@frozen
class NotSignedYet(RuleBroken):
    """The consultation is still open: it takes its note, and addenda after that."""

    rule: ClassVar[str] = "R1"
    consultation_id: ConsultationId


@frozen
class AlreadySigned(RuleBroken):
    """The consultation is signed, and a signed note never changes."""

    rule: ClassVar[str] = "R1"
    consultation_id: ConsultationId


def _note(text: str) -> str:
    return clean_note(text, "note")


@frozen(kw_only=True)
class SignedNote:
    """What the doctor wrote down, and stands for with name and time."""

    note: str = field(converter=_note, repr=False)
    diagnosis: Diagnosis = field(repr=False)
    vitals: Vitals | None = field(default=None, repr=False)
    author: DoctorId
    at: datetime = field(validator=has_time_zone)


@frozen(kw_only=True)
class Consultation:
    """What happened at one appointment.

    It is open from its start until the doctor signs the note, and unchangeable from
    then on.
    """

    id: ConsultationId
    appointment_id: AppointmentId
    patient_id: PatientId
    doctor_id: DoctorId
    visit_type: str
    started_at: datetime = field(validator=has_time_zone)
    signed: SignedNote | None = None
    amended: tuple[Amended, ...] = ()
    """What was said about it later at the patient's request, the first first."""
    addenda: tuple[Note, ...] = ()
    """What was added to the signed note, the first one first."""

    def require_signed(self) -> None:
        """Refuse what makes sense for a signed one alone."""
        if self.signed is None:
            raise NotSignedYet(self.id)

    def sign(
        self,
        *,
        note: str,
        diagnosis: Diagnosis,
        vitals: Vitals | None = None,
        author: DoctorId,
        at: datetime,
    ) -> Consultation:
        """Close it with what the doctor wrote down."""
        if self.signed is not None:
            raise AlreadySigned(self.id)
        signed = SignedNote(
            note=note, diagnosis=diagnosis, vitals=vitals, author=author, at=at
        )
        return evolve(self, signed=signed)
