"""What billing asks of its books when the day begins."""

from datetime import date
from typing import Protocol

from mediklaud.domain.billing.waiting import Decisions, Overdue, ToInvoice


class BillingWork(Protocol):
    """What waits for billing, of all patients, each by one question."""

    def to_invoice(self, limit: int) -> tuple[ToInvoice, ...]:
        """Patients with services on no invoice, who waits longest first."""

    def overdue(self, today: date, limit: int) -> tuple[Overdue, ...]:
        """Invoices of which something is late on this day, the oldest due first."""

    def decisions(self) -> Decisions:
        """How many credit notes, refunds, disputes and exceptions are undecided."""
