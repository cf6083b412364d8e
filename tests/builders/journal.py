"""Postings, of which a test names only what matters."""

from uuid import uuid4

from mediklaud.domain.billing.journal import (
    Entry,
    LedgerAccount,
    Posting,
    PostingKind,
)
from mediklaud.domain.shared.ids import AccountId, PostingId
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
