"""The books' reports: revenue by day or by service, and the trial balance."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from itertools import groupby

from attrs import frozen

from mediklaud.application.use_case import Gathered
from mediklaud.domain.billing.account_history import require_stretch
from mediklaud.domain.billing.takings import COLUMNS, RevenueBy, of_day
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.money import Money, total
from mediklaud.domain.shared.report import (
    Column,
    ColumnKind,
    Report,
    Row,
    day_cell,
    money_cell,
)
from mediklaud.ports.books import BooksReports
from mediklaud.ports.journal import Journal

_USUAL = timedelta(days=30)


@frozen(kw_only=True)
class BooksAsked(Gathered):
    """What the reports of the books are made from."""

    books: BooksReports
    journal: Journal
    hospital: Hospital
    now: datetime

    def days(self, since: date | None, until: date | None) -> tuple[date, date]:
        """The days that are meant: the last thirty, if none are named."""
        last = until or self.hospital.day_of(self.now)
        first = since or max(last, date.min + _USUAL) - _USUAL
        require_stretch(first, last)
        return first, last

    def revenue(self, by: RevenueBy, since: date | None, until: date | None) -> Report:
        """What was invoiced and taken."""
        return _MADE[by](self, *self.days(since, until))

    def trial_balance(self, until: date | None) -> Report:
        """What stands on every account at the end of a day."""
        last = until or self.hospital.day_of(self.now)
        found = self.journal.balances(last)
        sides = ((b.account, _at_least(b.amount), _under(b.amount)) for b in found)
        rows = [(a.value, money_cell(dr), money_cell(cr)) for a, dr, cr in sides]
        debit = _sum((_at_least(b.amount) for b in found), self.hospital.currency)
        credit = _sum((_under(b.amount) for b in found), self.hospital.currency)
        columns = (Column("account"), self.money("debit"), self.money("credit"))
        return self.report(
            "trial_balance", columns, rows, ("Total", debit, credit), until=last
        )

    def money(self, name: str) -> Column:
        """A column of amounts, with the currency in its name."""
        return Column(f"{name}_{self.hospital.currency}", ColumnKind.AMOUNT)

    def report(
        self,
        name: str,
        columns: tuple[Column, ...],
        rows: Iterable[Row],
        totals: Row,
        *,
        since: date | None = None,
        until: date,
    ) -> Report:
        """What was found."""
        return Report(
            name=name,
            title=name.replace("_", " ").capitalize(),
            columns=columns,
            rows=tuple(rows),
            totals=totals,
            since=since,
            until=until,
            made_at=self.now,
        )


def _by_day(asked: BooksAsked, since: date, until: date) -> Report:
    currency = asked.hospital.currency
    posted = asked.books.posted(since, until)
    by_day = groupby(posted, key=lambda one: one.day)
    days = [(day, of_day(parts, currency)) for day, parts in by_day]
    sums = [_sum((found[c] for _, found in days), currency) for c in COLUMNS]
    return asked.report(
        "revenue_by_day",
        (Column("day", ColumnKind.DAY), *map(asked.money, COLUMNS)),
        [(day_cell(day), *map(money_cell, found.values())) for day, found in days],
        ("Total", *sums),
        since=since,
        until=until,
    )


def _by_service(asked: BooksAsked, since: date, until: date) -> Report:
    currency = asked.hospital.currency
    found = asked.books.served(since, until)
    columns = (
        *(Column("kind"), Column("service"), Column("times", ColumnKind.COUNT)),
        *map(asked.money, ("net", "tax", "gross")),
    )
    rows = [
        (o.kind, o.service, o.times, *map(money_cell, (o.net, o.tax, o.net + o.tax)))
        for o in found
    ]
    net, tax = (o.net for o in found), (o.tax for o in found)
    sums = total(net, currency), total(tax, currency)
    gross = money_cell(sums[0] + sums[1])
    times = sum(o.times for o in found)
    totals = ("Total", None, times, *map(money_cell, sums), gross)
    return asked.report(
        "revenue_by_service", columns, rows, totals, since=since, until=until
    )


_MADE: dict[RevenueBy, Callable[[BooksAsked, date, date], Report]] = {
    RevenueBy.DAY: _by_day,
    RevenueBy.SERVICE: _by_service,
}


def _sum(amounts: Iterable[Money], currency: str) -> str:
    return total(amounts, currency).amount


def _at_least(amount: Money) -> Money:
    return max(amount, Money.zero(amount.currency))


def _under(amount: Money) -> Money:
    return max(amount.times(-1), Money.zero(amount.currency))
