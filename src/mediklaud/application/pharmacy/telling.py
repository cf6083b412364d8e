"""What the other contexts are told of a dispensation."""

from datetime import datetime

from mediklaud.domain.pharmacy.dispensation import Dispensation
from mediklaud.domain.pharmacy.events import MedicationDispensed, MedicationReturned


def dispensed(one: Dispensation) -> MedicationDispensed:
    """It was handed out, and counts."""
    return MedicationDispensed(
        dispensation_id=one.id,
        prescription_id=one.prescription_id,
        patient_id=one.patient_id,
        prescriber=one.prescriber,
        product_id=one.product_id,
        product_code=one.product_code,
        medicine=str(one.preparation),
        quantity=one.quantity,
        at=one.at,
    )


def returned(
    one: Dispensation, quantity: int, kept: int, at: datetime
) -> MedicationReturned:
    """So much of it came back; so much is still with the patient."""
    return MedicationReturned(
        dispensation_id=one.id,
        prescription_id=one.prescription_id,
        patient_id=one.patient_id,
        product_id=one.product_id,
        product_code=one.product_code,
        quantity=quantity,
        kept=kept,
        at=at,
    )
