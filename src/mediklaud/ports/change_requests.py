"""What the use cases need to remember of patients' late wishes."""

from datetime import datetime
from typing import Protocol

from mediklaud.domain.access.scope import Scope
from mediklaud.domain.scheduling.change_request import (
    ChangeRequest,
    OpenChangeRequest,
)
from mediklaud.domain.shared.ids import AppointmentId, ChangeRequestId, PatientId


class ChangeRequests(Protocol):
    """Every request of a patient to move or cancel an appointment."""

    def add(self, request: ChangeRequest) -> None:
        """Remember a new one; `Contended` if its appointment has one waiting."""

    def save(self, request: ChangeRequest) -> None:
        """Replace the version before.

        `StaleChangeRequest` if somebody else replaced it meanwhile.
        """

    def get(self, change_request_id: ChangeRequestId, scope: Scope) -> ChangeRequest:
        """The request; `ChangeRequestNotFound` if unknown or out of scope."""

    def waiting_for(self, appointment_id: AppointmentId) -> ChangeRequest | None:
        """The appointment's request that nobody has decided on."""

    def waiting(
        self, now: datetime, *, after: ChangeRequestId | None, limit: int
    ) -> tuple[OpenChangeRequest, ...]:
        """The requests to decide on before their visit starts, the oldest first."""

    def of_patient(
        self, patient_id: PatientId, *, after: ChangeRequestId | None, limit: int
    ) -> tuple[ChangeRequest, ...]:
        """The patient's, the newest first."""
