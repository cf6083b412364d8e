"""A credit note on paper: of which lines how much was taken back, and why."""

from __future__ import annotations

from mediklaud.adapters.pdf.bill import Bill, shown
from mediklaud.adapters.pdf.grid import Texts
from mediklaud.domain.billing.credit_note import CreditLine
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.billing.papers import CreditNotePaper
from mediklaud.domain.shared.hospital import Hospital

_HEADS = ("line", "day", "what", "quantity", "gross")
_RIGHT = (False, False, False, True, True)


def drawn(paper: CreditNotePaper, hospital: Hospital) -> bytes:
    """To whom the invoice went, in its words."""
    note, invoice = paper.note, paper.invoice
    day = hospital.day_of(note.issued_at)
    bill = Bill.begun("credit_note", note.number, day, hospital, paper.language)
    words = bill.words
    facts = (
        (words["number"], note.number),
        (words["issued"], bill.day(day)),
        (words["on_invoice"], invoice.number or ""),
        (words["kind"], words[note.kind.value]),
        (words["reason"], note.reason),
    )
    bill.head(invoice.addressee, facts)
    rows = [_row(line, invoice, bill) for line in note.lines]
    bill.table(tuple(words[name] for name in _HEADS), _RIGHT, rows)
    bill.sums([(words["credited"], note.amount)])
    return bill.page.finished()


def _row(credited: CreditLine, invoice: Invoice, bill: Bill) -> Texts:
    line = invoice.lines[credited.position - 1]
    return (
        str(credited.position),
        bill.day(line.served_on),
        line.description,
        "" if credited.quantity is None else str(credited.quantity),
        shown(credited.amount),
    )
