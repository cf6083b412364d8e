"""Papers about money, made of what was fixed when the money was asked for (B10)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from mediklaud.domain.billing.account_history import AccountHistory
from mediklaud.domain.billing.credit_note import CreditNote
from mediklaud.domain.billing.invoice import Addressee, Invoice
from mediklaud.domain.billing.payment import Payment
from mediklaud.domain.billing.settlement import Settlement
from mediklaud.domain.billing.slip import Slip


class PaperLanguage(StrEnum):
    """In which language a paper about money is written."""

    ENGLISH = "en"
    BENGALI = "bn"


@frozen(kw_only=True)
class InvoicePaper:
    """An issued invoice with what was paid on it, and where the rest can be paid."""

    settlement: Settlement
    link: str = field(repr=False)
    """The address behind the square that a telephone reads."""
    language: PaperLanguage = PaperLanguage.ENGLISH


@frozen(kw_only=True)
class ReceiptPaper:
    """Money that came in, as its slip has it."""

    payment: Payment
    slip: Slip
    language: PaperLanguage = PaperLanguage.ENGLISH


@frozen(kw_only=True)
class StatementPaper:
    """What changed what a patient owes, for who has to pay it."""

    history: AccountHistory
    payer: Addressee = field(repr=False)
    """Where it is sent: a statement is of its day, not of an invoice's."""
    made_on: date
    language: PaperLanguage = PaperLanguage.ENGLISH


@frozen(kw_only=True)
class CreditNotePaper:
    """What was taken back, in the words of the invoice it is about."""

    note: CreditNote
    invoice: Invoice
    language: PaperLanguage = PaperLanguage.ENGLISH
