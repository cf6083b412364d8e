"""`mediklaud billing close` and `periods`: the books of days that are over (B8)."""

from __future__ import annotations

from datetime import date

import click

from mediklaud.application.billing.close_period import ClosePeriod
from mediklaud.application.billing.list_closed_periods import ListClosedPeriods
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.params import DAY
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.billing.period_views import ClosedPeriodView
from mediklaud.entrypoints.http.pages import Page


@command("close")
@click.argument("until", type=DAY)
@keyed
@pass_session
def close(session: Session, *, until: date) -> None:
    """Close the books up to a day that is over; they are never opened again."""
    message = ClosePeriod(**session.command, until=until)
    session.output.show(ClosedPeriodView.of(session.handle(message)))


@command("periods")
@pass_session
def periods(session: Session) -> None:
    """Each closing of the books, the latest first."""
    found = session.handle(ListClosedPeriods(**session.query))
    page = Page(items=[ClosedPeriodView.of(period) for period in found])
    session.output.list(page, "until", "closed_at", "closed_by")
