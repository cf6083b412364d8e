"""What the hospital asks of whoever makes its documents."""

from typing import Protocol

from mediklaud.domain.billing.papers import (
    CreditNotePaper,
    InvoicePaper,
    ReceiptPaper,
    StatementPaper,
)
from mediklaud.domain.pharmacy.label import CounsellingSheet, Label
from mediklaud.domain.shared.report import Report


class Printer(Protocol):
    """Makes documents to print: PDF, in Latin and Bengali letters.

    `CannotPrint` where the hospital was installed without it.
    """

    def label(self, label: Label) -> bytes:
        """A label of 80 by 50 millimetres, as many as the text takes."""

    def counselling_sheet(self, sheet: CounsellingSheet) -> bytes:
        """A sheet of A4 to hand to a patient."""

    def table(self, report: Report) -> bytes:
        """The report on sheets of A4, its columns named on each of them."""

    def invoice(self, paper: InvoicePaper) -> bytes:
        """The invoice on sheets of A4, with a square to pay by while money is due."""

    def receipt(self, paper: ReceiptPaper) -> bytes:
        """The receipt on a sheet of A4: the same however often it is printed."""

    def statement(self, paper: StatementPaper) -> bytes:
        """The statement on sheets of A4, with what was owed after each line."""

    def credit_note(self, paper: CreditNotePaper) -> bytes:
        """The credit note on sheets of A4, in the words of its invoice."""
