"""What follows a prescription, so that nothing is handed out twice (H6)."""

from __future__ import annotations

from datetime import date, datetime

from attrs import frozen

from mediklaud.application.use_case import Gathered
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.prescription_refusals import AlreadyRenewed
from mediklaud.domain.medication.prescription_status import (
    WAITING,
    PrescriptionStatus,
)
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.ports.prescriptions import Prescriptions

RENEWED = "Renewed."


@frozen(kw_only=True)
class Renewals(Gathered):
    """The prescriptions, as they stand today."""

    prescriptions: Prescriptions
    hospital: Hospital
    now: datetime

    @property
    def today(self) -> date:
        """By the hospital's calendar."""
        return self.hospital.day_of(self.now)

    def require_none_waits(self, old: Prescription) -> None:
        """Refuse a second renewal beside one that waits already."""
        for other in self._following(old):
            if other.status in WAITING:
                raise AlreadyRenewed(old.id, other.id)

    def take_back(self, held: Prescription, quantity: int) -> None:
        """So much was not handed out; it is again only if nothing follows it."""
        taken = held.take_back(quantity)
        self.prescriptions.save(taken)
        if taken.status is PrescriptionStatus.OPEN and self._following(taken):
            self.prescriptions.save(taken.cancel(on=self.today, reason=RENEWED))

    def _following(self, old: Prescription) -> tuple[Prescription, ...]:
        """Its renewals that were not taken back."""
        return tuple(
            one
            for one in self.prescriptions.in_use(old.patient_id, self.today)
            if one.renews == old.id and one.status is not PrescriptionStatus.CANCELLED
        )
