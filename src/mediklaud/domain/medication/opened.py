"""A prescription as it was opened to somebody."""

from attrs import frozen

from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.shared.ids import PatientId, PrescriptionId


@frozen(kw_only=True)
class Opened:
    """The prescription, and what it was opened for where that is not usual care."""

    prescription: Prescription
    purpose: str | None = None

    @property
    def id(self) -> PrescriptionId:
        """The prescription's."""
        return self.prescription.id

    @property
    def patient_id(self) -> PatientId:
        """Whose it is."""
        return self.prescription.patient_id
