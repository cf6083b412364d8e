"""A patient's record, as a doctor in care and the patient read it."""

from attrs import frozen

from mediklaud.domain.records.consultation import Consultation
from mediklaud.domain.shared.ids import PatientId


@frozen(kw_only=True)
class MedicalRecord:
    """What was signed about one patient, the newest first."""

    patient_id: PatientId
    consultations: tuple[Consultation, ...] = ()
