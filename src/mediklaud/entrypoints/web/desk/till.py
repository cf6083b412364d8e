"""The cashier's drawer: opened with a float, counted blind, closed (B9)."""

from __future__ import annotations

from litestar import get, post

from mediklaud.application.billing.close_cashier_session import CloseCashierSession
from mediklaud.application.billing.drawer_report import DrawerReport
from mediklaud.application.billing.open_cashier_session import OpenCashierSession
from mediklaud.application.billing.read_own_cashier_session import (
    ReadOwnCashierSession,
)
from mediklaud.domain.billing.cashier_session import NoCashierSession
from mediklaud.domain.billing.drawer_count import Takings
from mediklaud.domain.billing.payment import AT_THE_DESK
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.money import Money
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.billing.amounts import in_our_money
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE = "desk/till.html"


@get("/desk/till", sync_to_thread=True)
def till(visitor: AtPage, done: Filter = None) -> Page:
    """The drawer that is open; or how the last one was closed, and a new one."""
    return visitor.page(_PAGE, **_about(visitor), done=done)


@post("/desk/till/open", status_code=303, sync_to_thread=True)
def open_till(visitor: AtPage) -> Page:
    """From now on money may change hands."""
    try:
        with visitor.form.reading() as read:
            lies_there = read.need("opening_float", in_our_money(visitor))
        place = visitor.form["place"] or None
        command = OpenCashierSession(
            **visitor.command, opening_float=lies_there, place=place
        )
        visitor.handle(command)
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, **_about(visitor), done=None)
    return visitor.go("/desk/till?done=opened")


@post("/desk/till/close", status_code=303, sync_to_thread=True)
def close_till(visitor: AtPage) -> Page:
    """Counted without knowing what should be there; the answer tells it."""
    try:
        visitor.handle(_closed(visitor))
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, **_about(visitor), done=None)
    return visitor.go("/desk/till?done=closed")


def _closed(visitor: Visitor) -> CloseCashierSession:
    nothing = Money.zero(visitor.site.hospital.currency)
    with visitor.form.reading() as read:
        counted = [
            Takings(how, read.may(how.value, in_our_money(visitor)) or nothing)
            for how in AT_THE_DESK
        ]
    query = ReadOwnCashierSession(**visitor.query)
    return CloseCashierSession(
        **visitor.command,
        session_id=visitor.handle(query).session.id,
        counted=tuple(counted),
        note=visitor.form["note"] or None,
    )


def _about(visitor: Visitor) -> dict[str, object]:
    return {"drawer": own_drawer(visitor), "methods": AT_THE_DESK}


def own_drawer(visitor: Visitor) -> DrawerReport | None:
    """One's own, the open one or the last; none, before there was any."""
    try:
        return visitor.handle(ReadOwnCashierSession(**visitor.query))
    except NoCashierSession:
        return None
