"""One line of the register of controlled medicines (H6)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from attrs import field, frozen

from mediklaud.domain.shared.ids import (
    AccountId,
    DispensationId,
    PatientId,
    PrescriptionId,
    ProductId,
)
from mediklaud.domain.shared.period import has_time_zone


class Entry(StrEnum):
    """What happened to the controlled medicine."""

    DISPENSED = "dispensed"
    RETURNED = "returned"
    CANCELLED = "cancelled"


@frozen(kw_only=True)
class RegisterLine:
    """Written once and never changed, under the next number of the register."""

    number: int
    entry: Entry
    product_id: ProductId
    product_code: str
    quantity: int
    """In whole base units; what came back counts below nothing."""
    balance: int
    """What the pharmacy has of the product after it."""
    patient_id: PatientId
    prescription_id: PrescriptionId
    dispensation_id: DispensationId
    pharmacist: AccountId
    witness: AccountId | None
    at: datetime = field(validator=has_time_zone)
