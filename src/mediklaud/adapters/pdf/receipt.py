"""A receipt on paper: who paid how much, when, how, and for which invoices."""

from __future__ import annotations

from mediklaud.adapters.pdf.bill import Bill, in_column
from mediklaud.adapters.pdf.grid import Texts
from mediklaud.domain.billing.papers import ReceiptPaper
from mediklaud.domain.shared.hospital import Hospital

_HEADS, _RIGHT = ("on_invoice", "gross"), (False, True)


def drawn(paper: ReceiptPaper, hospital: Hospital) -> bytes:
    """As it was when the money came in."""
    payment, slip = paper.payment, paper.slip
    day = hospital.day_of(payment.received_at)
    bill = Bill.begun("receipt", payment.number, day, hospital, paper.language)
    words = bill.words
    facts = (
        (words["number"], payment.number),
        (words["issued"], bill.day(day)),
        (words["method"], words[payment.method.value]),
    )
    bill.head(slip.payer, facts)
    rows: list[Texts] = [(one.number, in_column(one.amount)) for one in slip.paid]
    kept = slip.kept_of(payment.amount)
    if kept:
        rows.append((words["kept"], in_column(kept)))
    bill.table(tuple(words[name] for name in _HEADS), _RIGHT, rows)
    due = f"{words['due']}: {slip.invoice_number}"
    bill.sums([(due, slip.due), (words["received"], payment.amount)])
    return bill.page.finished()
