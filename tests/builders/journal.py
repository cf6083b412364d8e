"""Postings and what is posted, of which a test names only what matters."""

from uuid import uuid4

from mediklaud.domain.billing.credit_note import CreditKind, CreditLine, CreditNote
from mediklaud.domain.billing.journal import (
    Entry,
    LedgerAccount,
    Posting,
    PostingKind,
)
from mediklaud.domain.shared.ids import AccountId, CreditNoteId, PostingId
from tests.builders.billing import FEE, MONDAY
from tests.clock import MONDAY_MORNING
from tests.hospital import new


def a_posting(amount=FEE, **what):
    """So much cash on Monday for what is owed."""
    usual = {
        "id": new(PostingId),
        "kind": PostingKind.PAYMENT,
        "source_id": uuid4(),
        "patient_id": None,
        "day": MONDAY,
        "at": MONDAY_MORNING,
        "by": new(AccountId),
        "entries": (
            Entry(LedgerAccount.CASH, amount),
            Entry(LedgerAccount.RECEIVABLE, amount.times(-1)),
        ),
    }
    return Posting(**{**usual, **what})


def a_note(invoice, amount, kind=CreditKind.CORRECTION):
    """So much taken back of the invoice's first line, of which nothing is paid."""
    note_id = new(CreditNoteId)
    return CreditNote(
        id=note_id,
        number=f"CN-{note_id}",
        patient_id=invoice.patient_id,
        invoice_id=invoice.id,
        kind=kind,
        lines=(CreditLine(position=1, amount=amount),),
        reason="Billed in error",
        issued_at=MONDAY_MORNING,
        issued_by=None,
    )
