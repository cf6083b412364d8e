"""What the use cases need to remember of what was handed out."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from mediklaud.domain.access.scope import Scope
from mediklaud.domain.pharmacy.dispensation import Dispensation
from mediklaud.domain.pharmacy.register_line import RegisterLine
from mediklaud.domain.shared.ids import (
    BatchId,
    DispensationId,
    PatientId,
    PrescriptionId,
    ProductId,
)


class Dispensations(Protocol):
    """Every handing out of a medicine."""

    def add(self, dispensation: Dispensation) -> None:
        """Remember a new one."""

    def save(self, dispensation: Dispensation) -> None:
        """Replace the version before.

        `DispensationChanged` if somebody else replaced it meanwhile.
        """

    def get(self, dispensation_id: DispensationId, scope: Scope) -> Dispensation:
        """The one meant; `DispensationNotFound` if its patient is not in scope."""

    def find(self, dispensation_id: DispensationId) -> Dispensation:
        """The one meant, whoever's it is; `DispensationNotFound` if there is none."""

    def hold(self, dispensation_id: DispensationId) -> Dispensation:
        """The same, and nobody else changes it until this transaction ends."""

    def of_patient(
        self, patient_id: PatientId, *, after: DispensationId | None, limit: int
    ) -> tuple[Dispensation, ...]:
        """The patient's, the newest first, from behind that one."""

    def of_prescription(
        self, prescription_id: PrescriptionId
    ) -> tuple[Dispensation, ...]:
        """All on one prescription, the first first."""

    def recent_of(
        self, patient_id: PatientId, since: datetime
    ) -> tuple[Dispensation, ...]:
        """What the patient was handed since then and still has some of."""

    def ever_had(
        self, patient_id: PatientId, product_ids: Collection[ProductId]
    ) -> bool:
        """Was the patient ever handed one of these, and kept some of it?"""

    def awaiting(
        self, *, after: DispensationId | None, limit: int
    ) -> tuple[Dispensation, ...]:
        """Those that wait for a second pharmacist, the first handed out first."""

    def of_batch(self, batch_id: BatchId) -> tuple[Dispensation, ...]:
        """All from which a patient still has some of the batch."""

    def between(self, since: datetime, until: datetime) -> tuple[Dispensation, ...]:
        """All of that time, cancelled ones too; `until` does not belong to it."""


class ControlledRegister(Protocol):
    """The register of controlled medicines: lines are added, never changed."""

    def add(self, line: RegisterLine) -> None:
        """Write the next line."""

    def lines(
        self, since: datetime, until: datetime, product_id: ProductId | None = None
    ) -> tuple[RegisterLine, ...]:
        """Those of that time, by number; perhaps of one product alone."""


class PharmacyQueue(Protocol):
    """For whom the pharmacy has work."""

    def waits(self, patient_id: PatientId, now: datetime) -> bool:
        """Is there an open prescription, or was something handed out in seven days?"""
