"""`mediklaud cashier`: a drawer, from the float to the count (B9)."""

from __future__ import annotations

from pathlib import Path

import click

from mediklaud.application.billing.close_cashier_session import CloseCashierSession
from mediklaud.application.billing.list_cashier_sessions import ListCashierSessions
from mediklaud.application.billing.open_cashier_session import OpenCashierSession
from mediklaud.application.billing.print_cashier_session import PrintCashierSession
from mediklaud.application.billing.read_cashier_session import ReadCashierSession
from mediklaud.application.billing.read_own_cashier_session import (
    ReadOwnCashierSession,
)
from mediklaud.domain.billing.cashier_session import WhichSessions
from mediklaud.domain.billing.drawer_count import Takings
from mediklaud.domain.billing.payment import AT_THE_DESK
from mediklaud.domain.shared.ids import CashierSessionId
from mediklaud.domain.shared.money import Money
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.new_files import require_new, to_option, write_new
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import MONEY, OneOf, id_of
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.billing.cashier_views import (
    CashierSessionView,
    DrawerReportView,
)
from mediklaud.entrypoints.http.pages import Paging

_SESSION = id_of(CashierSessionId)
_OWN = click.argument("session_id", metavar="[SESSION]", type=_SESSION, required=False)


@command("open")
@click.argument("opening_float", metavar="FLOAT", type=MONEY)
@click.option("--place", help="Where the drawer stands.")
@keyed
@pass_session
def open_session(session: Session, *, opening_float: Money, place: str | None) -> None:
    """Open a drawer of your own with the float that lies in it."""
    message = OpenCashierSession(
        **session.command, opening_float=opening_float, place=place
    )
    session.output.show(CashierSessionView.of(session.handle(message)))


@command("close")
@_OWN
@click.option("--cash", type=MONEY, help="Counted, the float with it; else nothing.")
@click.option("--card", type=MONEY, help="By the card slips; else nothing.")
@click.option("--mobile", type=MONEY, help="By the telephone; else nothing.")
@click.option("--note", help="Why it is not what it should be.")
@keyed
@pass_session
def close_session(
    session: Session,
    *,
    session_id: CashierSessionId | None,
    cash: Money | None,
    card: Money | None,
    mobile: Money | None,
    note: str | None,
) -> None:
    """Count your drawer, or a forgotten one, and close it; then see the difference."""
    amounts = zip(AT_THE_DESK, (cash, card, mobile), strict=True)
    message = CloseCashierSession(
        **session.command,
        session_id=session_id,
        counted=tuple(Takings(m, amount) for m, amount in amounts if amount),
        note=note,
    )
    session.output.show(CashierSessionView.of(session.handle(message)))


@command("mine")
@pass_session
def mine(session: Session) -> None:
    """Your open session, or else the last you closed."""
    found = session.handle(ReadOwnCashierSession(**session.query))
    session.output.show(DrawerReportView.reported(found))


@command("show")
@click.argument("session_id", metavar="SESSION", type=_SESSION)
@pass_session
def show(session: Session, *, session_id: CashierSessionId) -> None:
    """One session with what came in, and the numbers of its receipts."""
    query = ReadCashierSession(**session.query, session_id=session_id)
    session.output.show(DrawerReportView.reported(session.handle(query)))


@command("list")
@click.option(
    "--which", type=OneOf(WhichSessions), default=WhichSessions.ALL, show_default=True
)
@paged
@pass_session
def list_sessions(session: Session, *, which: WhichSessions, page: Paging) -> None:
    """Sessions, the latest opened first."""
    query = ListCashierSessions(
        **session.query,
        which=which,
        after=page.after(CashierSessionId),
        limit=page.and_one,
    )
    found = page.page(session.handle(query), CashierSessionView.of, lambda one: one.id)
    columns = ("number", "place", "opened_at", "closed_at", "opening_float", "id")
    session.output.list(found, *columns)


@command("print")
@_OWN
@to_option
@pass_session
def print_session(
    session: Session, *, session_id: CashierSessionId | None, to: Path
) -> None:
    """Print your last closed session, or another, as PDF to sign."""
    require_new(to)
    query = PrintCashierSession(**session.query, session_id=session_id)
    write_new(to, session.handle(query).content)
    session.output.done("Written.")
