"""Where the hospital's papers and its journal do not say the same (B8)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from attrs import field, frozen

from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.period import has_time_zone


class Check(StrEnum):
    """What is held against what."""

    INVOICE_IS_ITS_LINES = "invoice_is_its_lines"
    INVOICE_IN_JOURNAL = "invoice_in_journal"
    PAYMENT_IN_JOURNAL = "payment_in_journal"
    CREDIT_NOTE_IN_JOURNAL = "credit_note_in_journal"
    REFUND_IN_JOURNAL = "refund_in_journal"
    DUES_ARE_WHAT_IS_LEFT = "dues_are_what_is_left"
    """Of an invoice: its gross less what was paid and credited."""
    CREDIT_IS_WHAT_IS_LEFT = "credit_is_what_is_left"
    """Of a patient: what came in less what was spent and given back."""
    RECEIVABLE_IS_OWED = "receivable_is_owed"
    """Of a patient: the journal, against the dues of all invoices."""
    CREDIT_IN_JOURNAL = "credit_in_journal"
    """Of a patient: the journal, against the account."""
    GATEWAY_CAPTURE_IS_PAYMENT = "gateway_capture_is_payment"
    POSTING_BALANCES = "posting_balances"


@frozen(kw_only=True)
class Difference:
    """Two amounts that ought to be the same."""

    check: Check
    thing: UUID
    """The document, or the patient, of whom it is said."""
    expected: Money
    """By the documents."""
    found: Money


@frozen(kw_only=True)
class Reconciliation:
    """All that was compared, and what did not agree."""

    made_at: datetime = field(validator=has_time_zone)
    checks: tuple[Check, ...]
    differences: tuple[Difference, ...]

    @property
    def agrees(self) -> bool:
        """Do the books add up?"""
        return not self.differences
