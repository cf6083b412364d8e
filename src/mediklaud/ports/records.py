"""What the use cases need to remember of patients' records."""

from typing import Protocol

from mediklaud.domain.access.scope import Scope
from mediklaud.domain.records.allergy import Allergy
from mediklaud.domain.records.clinical_facts import ClinicalFact, ClinicalFacts
from mediklaud.domain.records.condition import Condition
from mediklaud.domain.records.consultation import Consultation
from mediklaud.domain.records.medical_record import MedicalRecord
from mediklaud.domain.records.note import Note
from mediklaud.domain.shared.ids import (
    AllergyId,
    AppointmentId,
    ConditionId,
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


class ClinicalFactsBook(Protocol):
    """Allergies, conditions and observations; none is ever removed."""

    def add(self, fact: ClinicalFact) -> None:
        """Remember a new one."""

    def save(self, fact: Allergy | Condition) -> None:
        """Replace the version before; `Contended` if somebody else did meanwhile."""

    def of(self, patient_id: PatientId) -> ClinicalFacts:
        """All of the patient's, the first recorded first."""

    def allergy(self, allergy_id: AllergyId, scope: Scope) -> Allergy:
        """The one meant; `AllergyNotFound` if its patient is not in scope."""

    def condition(self, condition_id: ConditionId, scope: Scope) -> Condition:
        """The one meant; `ConditionNotFound` if its patient is not in scope."""
