"""Signing in and out over HTTP, and taking up an invitation."""

from __future__ import annotations

from litestar import delete, post
from litestar.params import JSONBody

from mediklaud.application.access.accept_invitation import AcceptInvitation
from mediklaud.application.access.ask_for_password_reset import AskForPasswordReset
from mediklaud.application.access.sign_in import SignIn
from mediklaud.application.access.sign_out import SignOut
from mediklaud.entrypoints.http.access.account_bodies import (
    AcceptanceBody,
    ResetBody,
    SignInBody,
)
from mediklaud.entrypoints.http.access.account_views import AccountView, SignedInView
from mediklaud.entrypoints.http.desk import AtDesk

_TAGS = ("sessions",)


@post("/sessions", sync_to_thread=True, tags=_TAGS)
def sign_in(data: JSONBody[SignInBody], desk: AtDesk) -> SignedInView:
    """Prove who one is, and get a token to show with every other request."""
    command = SignIn(
        **desk.as_nobody,
        login=data.login,
        password=data.password,
        totp=data.totp,
        device=data.device,
    )
    return SignedInView.of(desk.handle(command))


@delete("/sessions/current", sync_to_thread=True, tags=_TAGS)
def sign_out(desk: AtDesk) -> None:
    """End this session."""
    desk.handle(SignOut(**desk.command))


@post("/password-resets", status_code=204, sync_to_thread=True, tags=_TAGS)
def ask_for_password_reset(data: JSONBody[ResetBody], desk: AtDesk) -> None:
    """Have a link sent by which another password is chosen, if there is anybody."""
    command = AskForPasswordReset(**desk.as_nobody, login=data.login)
    desk.handle(command)


@post("/invitations/accept", status_code=200, sync_to_thread=True, tags=_TAGS)
def accept_invitation(data: JSONBody[AcceptanceBody], desk: AtDesk) -> AccountView:
    """Take an invitation up: choose a password; patients may choose a login too."""
    command = AcceptInvitation(
        **desk.as_nobody,
        token=data.token,
        password=data.password,
        birth_date=data.birth_date,
        login=data.login,
        totp=data.totp,
    )
    return AccountView.of(desk.handle(command))
