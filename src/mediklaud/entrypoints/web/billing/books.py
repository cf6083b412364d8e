"""The hospital's books: revenue, what stands on each account, whether all agrees."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from litestar import Response, get

from mediklaud.application.billing.list_closed_periods import ListClosedPeriods
from mediklaud.application.billing.print_revenue import PrintRevenue
from mediklaud.application.billing.read_revenue import ReadRevenue
from mediklaud.application.billing.read_trial_balance import ReadTrialBalance
from mediklaud.application.billing.reconcile_books import ReconcileBooks
from mediklaud.domain.billing.difference import Check
from mediklaud.domain.billing.takings import RevenueBy
from mediklaud.domain.shared.paper import Paper
from mediklaud.domain.shared.report import Report
from mediklaud.entrypoints.http.malformed import Malformed
from mediklaud.entrypoints.http.pharmacy.papers import handed_out
from mediklaud.entrypoints.http.pharmacy.reports import From, Until
from mediklaud.entrypoints.http.queries import Filter, day_in
from mediklaud.entrypoints.report_files import CSV, csv_of
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.billing.reports import amounts_in, days_of, table_of
from mediklaud.entrypoints.web.charts import chart_of, share_of
from mediklaud.entrypoints.web.doctor.own import today
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_REVENUE, _BALANCE = "/books/revenue", "billing/trial_balance.html"
_A_WEEK = timedelta(days=6)


@get(_REVENUE, sync_to_thread=True)
def revenue_page(
    visitor: AtPage, by: Filter = None, since: From = None, until: Until = None
) -> Page:
    """What was invoiced and taken, by day or by service."""
    asked = _asked(visitor, by, since, until)
    report = visitor.handle(ReadRevenue(**visitor.query, **asked))
    currency = visitor.site.hospital.currency
    facts = {"report": report, "table": table_of(report, currency)}
    if asked["by"] is RevenueBy.DAY:
        chart = chart_of(days_of(report, currency))
        return visitor.page("billing/revenue.html", **facts, chart=chart)
    return visitor.page(
        "billing/services.html", **facts, shares=_shares(report, currency)
    )


@get(f"{_REVENUE}.csv", sync_to_thread=True)
def revenue_file(
    visitor: AtPage, by: Filter = None, since: From = None, until: Until = None
) -> Response[bytes]:
    """The same for a spreadsheet."""
    query = ReadRevenue(**visitor.query, **_asked(visitor, by, since, until))
    found = visitor.handle(query)
    return handed_out(Paper(f"{found.name}-{found.until}.csv", CSV, csv_of(found)))


@get(f"{_REVENUE}.pdf", sync_to_thread=True)
def revenue_paper(
    visitor: AtPage, by: Filter = None, since: From = None, until: Until = None
) -> Response[bytes]:
    """The same on paper."""
    query = PrintRevenue(**visitor.query, **_asked(visitor, by, since, until))
    return handed_out(visitor.handle(query))


@get("/books/trial-balance", sync_to_thread=True)
def trial_balance_page(visitor: AtPage, until: Until = None) -> Page:
    """What stands on every account at the end of a day, once it is asked for."""
    day = _day(until, "to") or today(visitor)
    closed = visitor.handle(ListClosedPeriods(**visitor.query))
    facts: dict[str, Any] = {"until": day, "closed": closed, "table": None}
    if until:
        report = visitor.handle(ReadTrialBalance(**visitor.query, until=day))
        facts["table"] = table_of(report, visitor.site.hospital.currency)
    return visitor.page(_BALANCE, **facts)


@get("/books/reconciliation", sync_to_thread=True)
def reconciliation_page(visitor: AtPage, compare: Filter = None) -> Page:
    """Whether documents, journal, accounts and gateway say the same, if asked."""
    closed = visitor.handle(ListClosedPeriods(**visitor.query))
    found = visitor.handle(ReconcileBooks(**visitor.query)) if compare else None
    return visitor.page(
        "billing/reconciliation.html", found=found, checks=tuple(Check), closed=closed
    )


def _asked(
    visitor: Visitor, by: str | None, since: str | None, until: str | None
) -> dict[str, Any]:
    """By day or by service; of the last seven days, if none are named."""
    try:
        told_apart = RevenueBy(by) if by else RevenueBy.DAY
    except ValueError as error:
        raise Malformed("by", "is none of ours") from error
    last = _day(until, "to") or today(visitor)
    first = _day(since, "from") or max(last, date.min + _A_WEEK) - _A_WEEK
    return {"by": told_apart, "since": first, "until": last}


def _day(written: str | None, name: str) -> date | None:
    return day_in(written, name) if written else None


def _shares(report: Report, currency: str) -> list[float]:
    gross = amounts_in(report, "gross", currency)
    most = max(gross, default=Decimal(0))
    return [share_of(one, most) for one in gross]
