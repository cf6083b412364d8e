"""How the register of controlled medicines looks over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediklaud.domain.pharmacy.register_line import Entry, RegisterLine
from mediklaud.entrypoints.http.wire import View, bare


class RegisterLineView(View):
    """One line; `balance` is what the pharmacy has of the product after it."""

    number: int
    at: datetime
    entry: Entry
    product: str
    quantity: int
    balance: int
    patient_id: UUID
    prescription_id: UUID
    dispensation_id: UUID
    pharmacist: UUID
    witness: UUID | None

    @classmethod
    def of(cls, line: RegisterLine) -> RegisterLineView:
        """The line."""
        return cls(
            number=line.number,
            at=line.at,
            entry=line.entry,
            product=line.product_code,
            quantity=line.quantity,
            balance=line.balance,
            patient_id=line.patient_id.value,
            prescription_id=line.prescription_id.value,
            dispensation_id=line.dispensation_id.value,
            pharmacist=line.pharmacist.value,
            witness=bare(line.witness),
        )
