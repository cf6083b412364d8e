"""What the use cases need to remember of what was prescribed."""

from datetime import date
from typing import Protocol

from mediklaud.domain.access.scope import Scope
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.shared.ids import PatientId, PrescriptionId


class Prescriptions(Protocol):
    """Every prescription, from its draft on."""

    def add(self, prescription: Prescription) -> None:
        """Remember a new one."""

    def save(self, prescription: Prescription) -> None:
        """Replace the version before.

        `PrescriptionChanged` if somebody else replaced it meanwhile.
        """

    def get(self, prescription_id: PrescriptionId, scope: Scope) -> Prescription:
        """The one meant; `PrescriptionNotFound` if its patient is not in scope."""

    def find(self, prescription_id: PrescriptionId) -> Prescription:
        """The one meant, whoever's it is; `PrescriptionNotFound` if there is none."""

    def hold(self, prescription_id: PrescriptionId) -> Prescription:
        """The same, and nobody else changes it until this transaction ends."""

    def of_patient(
        self, patient_id: PatientId, *, after: PrescriptionId | None, limit: int
    ) -> tuple[Prescription, ...]:
        """The patient's, the newest first, from behind that one."""

    def in_use(self, patient_id: PatientId, since: date) -> tuple[Prescription, ...]:
        """Those the patient may be taking on that day or later (`in_use_until`).

        The first written first.
        """

    def awaiting(
        self, *, after: PrescriptionId | None, limit: int
    ) -> tuple[Prescription, ...]:
        """Those that wait for a second person, the first written first."""

    def open(
        self, today: date, *, after: PrescriptionId | None, limit: int
    ) -> tuple[Prescription, ...]:
        """Those the pharmacy can hand out on that day, the first written first."""

    def waits(self, patient_id: PatientId, today: date) -> bool:
        """Can the pharmacy hand out something to this patient on that day?"""
