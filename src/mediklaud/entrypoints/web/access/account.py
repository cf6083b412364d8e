"""One's own account: the password, and where one is signed in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.access.change_own_password import ChangeOwnPassword
from mediklaud.application.access.end_session import EndSession
from mediklaud.application.access.list_own_sessions import ListOwnSessions
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import SessionId
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE, _PASSWORD = "access/account.html", "access/password.html"


@get("/account", sync_to_thread=True)
def account(visitor: AtPage, done: Filter = None) -> Page:
    """How one signs in, and where one is signed in."""
    return visitor.page(_PAGE, **_about(visitor), done=done)


@post("/account/sessions/{session_id:uuid}/end", status_code=303, sync_to_thread=True)
def end_session(visitor: AtPage, session_id: FromPath[UUID]) -> Page:
    """Whoever sits there is signed out."""
    try:
        visitor.handle(EndSession(**visitor.command, session_id=SessionId(session_id)))
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, **_about(visitor), done=None)
    return visitor.go("/account?done=ended")


@get("/account/password", sync_to_thread=True)
def password_page(visitor: AtPage) -> Page:
    """An empty form."""
    return visitor.page(_PASSWORD, me=visitor.me)


@post("/account/password", status_code=303, sync_to_thread=True)
def change_password(visitor: AtPage) -> Page:
    """Another one from now on; everywhere else one is signed out."""
    form = visitor.form
    command = ChangeOwnPassword(
        **visitor.command, current=form.secret("current"), new=form.secret("new")
    )
    try:
        visitor.handle(command)
    except Refusal as refusal:
        return visitor.again(_PASSWORD, refusal)
    return visitor.go("/account?done=password")


def _about(visitor: Visitor) -> dict[str, Any]:
    sessions = visitor.handle(ListOwnSessions(**visitor.query))
    here = next((one for one in sessions if one.current), None)
    return {"sessions": sessions, "by_code": here is not None and here.second_factor}
