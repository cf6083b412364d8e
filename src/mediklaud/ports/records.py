"""What the use cases need to remember of consultations."""

from typing import Protocol

from mediklaud.domain.access.scope import Scope
from mediklaud.domain.records.consultation import Consultation
from mediklaud.domain.shared.ids import AppointmentId, ConsultationId, PatientId


class Consultations(Protocol):
    """Every consultation, open or signed."""

    def add(self, consultation: Consultation) -> None:
        """Remember a new one; `Contended` if its appointment has one already."""

    def of_appointment(
        self, appointment_id: AppointmentId, scope: Scope
    ) -> Consultation:
        """The appointment's; `ConsultationNotFound` if none is in this scope."""

    def sign(self, consultation: Consultation) -> None:
        """Keep the signed note; `AlreadySigned` if somebody's note is kept already."""

    def signed_of(
        self, patient_id: PatientId, *, after: ConsultationId | None, limit: int
    ) -> tuple[Consultation, ...]:
        """The patient's signed ones that come after that one, the newest start first.

        Without `after`, from the newest on; behind an unknown one, none. At most
        `limit`.
        """
