"""What the use cases need to remember of consultations."""

from typing import Protocol

from mediklaud.domain.access.scope import Scope
from mediklaud.domain.records.consultation import Consultation
from mediklaud.domain.records.medical_record import MedicalRecord
from mediklaud.domain.records.note import Note
from mediklaud.domain.shared.ids import (
    AppointmentId,
    ConsultationId,
    Id,
    PatientId,
)


class Consultations(Protocol):
    """Every consultation, open or signed."""

    def add(self, consultation: Consultation) -> None:
        """Remember a new one; `Contended` if its appointment has one already."""

    def of_appointment(
        self, appointment_id: AppointmentId, scope: Scope
    ) -> Consultation:
        """The appointment's; `ConsultationNotFound` if none is in this scope."""

    def get(self, consultation_id: ConsultationId) -> Consultation:
        """The one meant, without its addenda; `NoSuchConsultation` if there is none."""

    def sign(self, consultation: Consultation) -> None:
        """Keep the signed note; `AlreadySigned` if somebody's note is kept already."""

    def signed_of(
        self, patient_id: PatientId, *, after: ConsultationId | None, limit: int
    ) -> tuple[Consultation, ...]:
        """The patient's signed ones that come after that one, the newest start first.

        Without `after`, from the newest on; behind an unknown one, none. At most
        `limit`.
        """


class Records(Protocol):
    """Consultations and notes together, as people read them."""

    def add_note(self, note: Note) -> None:
        """Remember a note or an addendum; none is ever changed or removed."""

    def page(
        self, patient_id: PatientId, *, after: Id | None, limit: int
    ) -> MedicalRecord:
        """What was signed about the patient, the newest first, behind that one.

        Signed consultations stand where they began, each with its addenda; notes where
        they were written. Without `after`, from the newest on; behind an unknown one,
        none. At most `limit`.
        """
