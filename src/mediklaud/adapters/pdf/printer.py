"""The hospital's printer: what draws is slow to load, and loaded when first needed."""

from __future__ import annotations

from importlib.util import find_spec

from attrs import frozen

from mediklaud.domain.billing.papers import (
    CreditNotePaper,
    InvoicePaper,
    ReceiptPaper,
    StatementPaper,
)
from mediklaud.domain.pharmacy.label import CounsellingSheet, Label
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.paper import CannotPrint
from mediklaud.domain.shared.report import Report

_NEEDED = ("fpdf", "uharfbuzz", "fontpkg_hind_siliguri", "segno")


@frozen
class PdfPrinter:
    """PDF by fpdf2, its letters joined by HarfBuzz."""

    hospital: Hospital

    def label(self, label: Label) -> bytes:
        _require_installed()
        from mediklaud.adapters.pdf.label import drawn

        return drawn(label, self.hospital)

    def counselling_sheet(self, sheet: CounsellingSheet) -> bytes:
        _require_installed()
        from mediklaud.adapters.pdf.counselling_sheet import drawn

        return drawn(sheet, self.hospital)

    def table(self, report: Report) -> bytes:
        _require_installed()
        from mediklaud.adapters.pdf.table import drawn

        return drawn(report, self.hospital)

    def invoice(self, paper: InvoicePaper) -> bytes:
        _require_installed()
        from mediklaud.adapters.pdf.invoice import drawn

        return drawn(paper, self.hospital)

    def receipt(self, paper: ReceiptPaper) -> bytes:
        _require_installed()
        from mediklaud.adapters.pdf.receipt import drawn

        return drawn(paper, self.hospital)

    def statement(self, paper: StatementPaper) -> bytes:
        _require_installed()
        from mediklaud.adapters.pdf.statement import drawn

        return drawn(paper, self.hospital)

    def credit_note(self, paper: CreditNotePaper) -> bytes:
        _require_installed()
        from mediklaud.adapters.pdf.credit_note import drawn

        return drawn(paper, self.hospital)


def _require_installed() -> None:
    if any(find_spec(name) is None for name in _NEEDED):
        raise CannotPrint
