"""A statement on paper: what was asked for and paid, and what was owed after it."""

from __future__ import annotations

from mediklaud.adapters.pdf.bill import Bill, in_column
from mediklaud.adapters.pdf.grid import Texts
from mediklaud.domain.billing.account_history import StatementLine
from mediklaud.domain.billing.papers import StatementPaper
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.money import Money

_HEADS = ("day", "what", "number", "charged", "paid", "balance")
_RIGHT = (False, False, False, True, True, True)


def drawn(paper: StatementPaper, hospital: Hospital) -> bytes:
    """From what was owed when the first day began to what is owed after the last."""
    history = paper.history
    title = f"{history.since.isoformat()} – {history.until.isoformat()}"  # noqa: RUF001
    bill = Bill.begun("statement", title, paper.made_on, hospital, paper.language)
    words = bill.words
    facts = (
        (words["issued"], bill.day(paper.made_on)),
        (words["from"], bill.day(history.since)),
        (words["until"], bill.day(history.until)),
    )
    bill.head(paper.payer, facts)
    opening = ("", words["opening"], "", "", "", in_column(history.opening))
    rows: list[Texts] = [opening, *(_row(line, bill) for line in history.lines)]
    bill.table(tuple(words[name] for name in _HEADS), _RIGHT, rows)
    bill.sums([(words["balance"], history.closing)])
    return bill.page.finished()


def _row(line: StatementLine, bill: Bill) -> Texts:
    more = line.amount.minor > 0
    amount = in_column(line.amount if more else _without_sign(line.amount))
    return (
        bill.day(line.day),
        bill.words[line.kind.value],
        line.number or "",
        amount if more else "",
        "" if more else amount,
        in_column(line.balance),
    )


def _without_sign(amount: Money) -> Money:
    return amount.times(-1)
