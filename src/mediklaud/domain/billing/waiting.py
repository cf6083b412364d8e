"""What waits for billing, of all patients."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from mediklaud.domain.billing.dues import OwedInvoice
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.money import Money


@frozen(kw_only=True)
class ToInvoice:
    """A patient with services on no invoice yet."""

    patient_id: PatientId
    charges: int
    unpriced: int
    """How many of them have no price yet."""
    amount: Money | None
    """Of those that have one, before tax."""
    since: datetime
    """When the first of them was done."""


@frozen(kw_only=True)
class Overdue:
    """An invoice of which something ought to have been paid by now."""

    patient_id: PatientId
    owed: OwedInvoice
    late: Money


@frozen(kw_only=True)
class Decisions:
    """How much waits for somebody of billing to decide on it."""

    credit_requests: int
    refunds: int
    disputes: int
    exceptions: int
