"""Dispensations, of which a test names only what matters to it."""

from datetime import date

from mediklaud.domain.pharmacy.batch_part import BatchPart
from mediklaud.domain.pharmacy.counselling import Counselling
from mediklaud.domain.pharmacy.dispensation import Dispensation
from mediklaud.domain.pharmacy.identifiers import Identifier
from mediklaud.domain.pharmacy.register_line import Entry, RegisterLine
from mediklaud.domain.shared.ids import (
    AccountId,
    BatchId,
    DispensationId,
    DoctorId,
    PatientId,
    PrescriptionId,
    ProductId,
)
from tests.builders.prescriptions import a_preparation
from tests.clock import MONDAY_MORNING
from tests.hospital import new


def a_part(**what):
    """Twenty-one from one batch."""
    usual = {
        "batch_id": new(BatchId),
        "number": "LOT-7",
        "expires_on": date(2028, 1, 31),
        "quantity": 21,
    }
    return BatchPart(**{**usual, **what})


def a_counselling(**what):
    return Counselling(
        **{"points": ("Finish the whole course.",), "language": "Bengali", **what}
    )


def a_dispensation(**what):
    """Handed out on Monday morning, from one batch unless parts are named."""
    parts = what.get("parts") or (a_part(quantity=what.get("quantity", 21)),)
    usual = {
        "id": new(DispensationId),
        "prescription_id": new(PrescriptionId),
        "patient_id": new(PatientId),
        "prescriber": new(DoctorId),
        "product_id": new(ProductId),
        "product_code": "amoxicillin_500",
        "preparation": a_preparation(),
        "quantity": sum(part.quantity for part in parts),
        "parts": parts,
        "pharmacist": new(AccountId),
        "at": MONDAY_MORNING,
        "identifiers": (Identifier.BIRTH_DATE, Identifier.NUMBER),
    }
    return Dispensation(**{**usual, **what})


def a_register_line(dispensation, **what):
    usual = {
        "number": 1,
        "entry": Entry.DISPENSED,
        "product_id": dispensation.product_id,
        "product_code": dispensation.product_code,
        "quantity": dispensation.quantity,
        "balance": 9,
        "patient_id": dispensation.patient_id,
        "prescription_id": dispensation.prescription_id,
        "dispensation_id": dispensation.id,
        "pharmacist": dispensation.pharmacist,
        "witness": dispensation.witness,
        "at": dispensation.at,
    }
    return RegisterLine(**{**usual, **what})
