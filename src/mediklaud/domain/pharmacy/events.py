"""What the other contexts hear of the pharmacy: what was handed out, what came back."""

from datetime import datetime

from attrs import field, frozen

from mediklaud.domain.shared.ids import (
    DispensationId,
    DoctorId,
    PatientId,
    PrescriptionId,
    ProductId,
)


@frozen(kw_only=True)
class MedicationDispensed:
    """A medicine was handed out, and counts: a controlled one was witnessed."""

    dispensation_id: DispensationId
    prescription_id: PrescriptionId
    patient_id: PatientId
    prescriber: DoctorId
    product_id: ProductId
    product_code: str
    medicine: str = field(repr=False)
    """The preparation, as it stands on a label and on an invoice."""
    quantity: int
    """In whole base units."""
    at: datetime


@frozen(kw_only=True)
class MedicationReturned:
    """Some of what was handed out came back, or the whole dispensation was undone."""

    dispensation_id: DispensationId
    prescription_id: PrescriptionId
    patient_id: PatientId
    product_id: ProductId
    product_code: str
    quantity: int
    """What came back this time, in whole base units."""
    kept: int
    """What of the dispensation is still with the patient."""
    at: datetime
