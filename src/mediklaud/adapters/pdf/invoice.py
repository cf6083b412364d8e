"""An invoice on paper: its lines, what was paid, and where to pay the rest."""

from __future__ import annotations

from mediklaud.adapters.pdf.bill import Bill, in_column, shown
from mediklaud.adapters.pdf.document import ACCENT
from mediklaud.adapters.pdf.grid import Texts
from mediklaud.domain.billing.line import InvoiceLine
from mediklaud.domain.billing.papers import InvoicePaper
from mediklaud.domain.billing.settlement import Settlement
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.money import Money

_HEADS = ("day", "what", "who", "quantity", "unit", "tax", "gross")
_RIGHT = (False, False, False, True, True, True, True)


def drawn(paper: InvoicePaper, hospital: Hospital) -> bytes:
    """The same whenever nothing was paid meanwhile: no price is asked for again."""
    invoice = paper.settlement.invoice
    issued_on, due_on = invoice.require_issued()
    number = invoice.number or ""
    bill = Bill.begun("invoice", number, issued_on, hospital, paper.language)
    words = bill.words
    facts = (
        (words["number"], number),
        (words["issued"], bill.day(issued_on)),
        (words["due_on"], bill.day(due_on)),
    )
    bill.head(invoice.addressee, facts)
    heads = tuple(words[name] for name in _HEADS)
    bill.table(heads, _RIGHT, [_row(line, bill) for line in invoice.lines])
    _close(bill, paper)
    return bill.page.finished()


def _row(line: InvoiceLine, bill: Bill) -> Texts:
    percent = f"{line.tax_rate.basis_points / 100:g} %"
    return (
        bill.day(line.served_on),
        line.description,
        line.doctor_name,
        str(line.quantity),
        in_column(line.unit_price),
        f"{in_column(line.tax)} ({percent})" if line.tax else "",
        shown(line.gross),
    )


def _close(bill: Bill, paper: InvoicePaper) -> None:
    standing, words, page = paper.settlement, bill.words, bill.page
    bill.keep_together(75)
    top = page.y
    bill.sums([(words[name], money) for name, money in _sums(standing)])
    if standing.due:
        bill.square(paper.link, top)
        return
    page.ln(6)
    page.pen(10, ink=ACCENT)
    page.line_of(words["settled"], 6)


def _sums(standing: Settlement) -> list[tuple[str, Money]]:
    invoice = standing.invoice
    sums = [("net", invoice.net), ("tax", invoice.tax), ("total", invoice.gross)]
    sums += [("paid", standing.paid)] if standing.paid else []
    sums += [("credited", standing.credited)] if standing.credited else []
    return [*sums, ("due", standing.due)]
