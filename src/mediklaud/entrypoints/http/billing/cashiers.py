"""Drawers over HTTP: opened with a float, counted blindly, closed (B9)."""

from __future__ import annotations

from uuid import UUID

from litestar import Response, get, post
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, FromQuery, JSONBody

from mediklaud.application.billing.close_cashier_session import CloseCashierSession
from mediklaud.application.billing.list_cashier_sessions import ListCashierSessions
from mediklaud.application.billing.open_cashier_session import OpenCashierSession
from mediklaud.application.billing.print_cashier_session import PrintCashierSession
from mediklaud.application.billing.read_cashier_session import ReadCashierSession
from mediklaud.application.billing.read_own_cashier_session import (
    ReadOwnCashierSession,
)
from mediklaud.domain.billing.cashier_session import WhichSessions
from mediklaud.domain.shared.ids import CashierSessionId
from mediklaud.domain.shared.paper import PDF
from mediklaud.entrypoints.http.billing.cashier_bodies import CloseBody, OpenBody
from mediklaud.entrypoints.http.billing.cashier_views import (
    CashierSessionView,
    DrawerReportView,
)
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.pharmacy.papers import handed_out
from mediklaud.entrypoints.http.wire import read_all

_ALL = "/cashier-sessions"
_ONE = f"{_ALL}/{{session_id:uuid}}"
_TAGS = ("cashier sessions",)
_A_PAPER = {200: ResponseSpec(bytes, description="A document.", media_type=PDF)}


@post(_ALL, sync_to_thread=True, tags=_TAGS)
def open_cashier_session(data: JSONBody[OpenBody], desk: AtDesk) -> CashierSessionView:
    """Open a drawer of one's own with the float that lies in it."""
    command = OpenCashierSession(
        **desk.command, opening_float=data.opening_float.read(), place=data.place
    )
    return CashierSessionView.of(desk.handle(command))


@post(f"{_ONE}/close", status_code=200, sync_to_thread=True, tags=_TAGS)
def close_cashier_session(
    session_id: FromPath[UUID], data: JSONBody[CloseBody], desk: AtDesk
) -> CashierSessionView:
    """Count the drawer and close it; what should lie there the answer tells."""
    command = CloseCashierSession(
        **desk.command,
        session_id=CashierSessionId(session_id),
        counted=read_all(data.counted),
        note=data.note,
    )
    return CashierSessionView.of(desk.handle(command))


@get(f"{_ALL}/mine", sync_to_thread=True, tags=_TAGS)
def read_own_cashier_session(desk: AtDesk) -> DrawerReportView:
    """One's own open session, or else the last one that was closed."""
    query = ReadOwnCashierSession(**desk.query)
    return DrawerReportView.reported(desk.handle(query))


@get(_ONE, sync_to_thread=True, tags=_TAGS)
def read_cashier_session(session_id: FromPath[UUID], desk: AtDesk) -> DrawerReportView:
    """One session with what came in, and the numbers of its receipts."""
    query = ReadCashierSession(**desk.query, session_id=CashierSessionId(session_id))
    return DrawerReportView.reported(desk.handle(query))


@get(_ALL, sync_to_thread=True, tags=_TAGS)
def list_cashier_sessions(
    desk: AtDesk, page: PageAsked, which: FromQuery[WhichSessions] = WhichSessions.ALL
) -> Page[CashierSessionView]:
    """Sessions, the latest opened first: all, the open, or those that differ."""
    query = ListCashierSessions(
        **desk.query,
        which=which,
        after=page.after(CashierSessionId),
        limit=page.and_one,
    )
    return page.page(desk.handle(query), CashierSessionView.of, lambda one: one.id)


@get(f"{_ONE}/paper.pdf", sync_to_thread=True, tags=_TAGS, responses=_A_PAPER)
def print_cashier_session(session_id: FromPath[UUID], desk: AtDesk) -> Response[bytes]:
    """The paper of a closed session: what was counted, and what should have been."""
    query = PrintCashierSession(**desk.query, session_id=CashierSessionId(session_id))
    return handed_out(desk.handle(query))
