"""What a doctor gets back who writes a prescription."""

from attrs import frozen

from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.presented import Checked
from mediklaud.domain.shared.ids import PatientId, PrescriptionId


@frozen(kw_only=True)
class Written:
    """The prescription, and what the check said of it."""

    prescription: Prescription
    checked: Checked

    @property
    def id(self) -> PrescriptionId:
        """The prescription's."""
        return self.prescription.id

    @property
    def patient_id(self) -> PatientId:
        """Whose it is."""
        return self.prescription.patient_id
