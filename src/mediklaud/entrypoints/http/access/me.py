"""One's own account over HTTP."""

from __future__ import annotations

from uuid import UUID

from litestar import delete, get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.access.change_own_password import ChangeOwnPassword
from mediklaud.application.access.end_session import EndSession
from mediklaud.application.access.list_own_sessions import ListOwnSessions
from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.application.privacy.list_wards import ListWards
from mediklaud.domain.shared.ids import SessionId
from mediklaud.entrypoints.http.access.account_bodies import PasswordBody
from mediklaud.entrypoints.http.access.account_views import MeView, SessionView
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page

_TAGS = ("me",)


@get("/me", sync_to_thread=True, tags=_TAGS)
def who_am_i(desk: AtDesk) -> MeView:
    """One's own account, with the roles as they are now, and whom one acts for."""
    account = desk.handle(WhoAmI(**desk.query))
    return MeView.met(account, desk.handle(ListWards(**desk.query)))


@post("/me/password", status_code=204, sync_to_thread=True, tags=_TAGS)
def change_own_password(data: JSONBody[PasswordBody], desk: AtDesk) -> None:
    """Replace the password; every other session ends."""
    desk.handle(ChangeOwnPassword(**desk.command, current=data.current, new=data.new))


@get("/me/sessions", sync_to_thread=True, tags=_TAGS)
def list_own_sessions(desk: AtDesk) -> Page[SessionView]:
    """Where one is signed in, the newest first."""
    found = desk.handle(ListOwnSessions(**desk.query))
    return Page(items=[SessionView.of(session) for session in found])


@delete("/me/sessions/{session_id:uuid}", sync_to_thread=True, tags=_TAGS)
def end_session(session_id: FromPath[UUID], desk: AtDesk) -> None:
    """End one of one's own sessions."""
    desk.handle(EndSession(**desk.command, session_id=SessionId(session_id)))
