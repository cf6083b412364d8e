"""A patient's side of the books."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from mediklaud.domain.billing.dues import Blocked, DuesStanding, OwedInvoice
from mediklaud.domain.errors import NotFound
from mediklaud.domain.shared.ids import OverrideId, PatientId
from mediklaud.domain.shared.money import Money


@frozen
class PatientAccountNotFound(NotFound):
    """There is no such patient, or the patient is not yours to see."""

    rule: ClassVar[str] = "X1"
    patient_id: PatientId


@frozen(kw_only=True)
class PatientAccount:
    """What a patient owes, invoice by invoice, and what was paid ahead."""

    patient_id: PatientId
    credit: Money
    owed: tuple[OwedInvoice, ...] = ()
    """Issued and not wholly paid, the oldest due date first."""
    override: OverrideId | None = None

    @property
    def standing(self) -> DuesStanding:
        """What decides whether a new visit can be booked."""
        return DuesStanding(owed=self.owed, override=self.override)


@frozen(kw_only=True)
class AccountStatement:
    """A patient's account as it is shown: sums, and whether dues block a booking."""

    patient_id: PatientId
    owed: Money
    overdue: Money
    credit: Money
    invoices: tuple[OwedInvoice, ...]
    blocked: Blocked | None
    """Why no routine visit can be booked, with the invoices that block; if so."""
    override: OverrideId | None
    """A permission to book all the same that has not been used (U4)."""
