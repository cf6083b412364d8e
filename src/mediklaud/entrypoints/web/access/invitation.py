"""Taking up an invitation: choosing a password."""

from __future__ import annotations

from litestar import get, post

from mediklaud.application.access.accept_invitation import AcceptInvitation
from mediklaud.domain.errors import Refusal
from mediklaud.entrypoints.reading import read_day
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.visitor import AtPage

_FORM = "access/invitation.html"


@get("/invitation", sync_to_thread=True)
def invitation_page(visitor: AtPage) -> Page:
    """Where letters send people; what stands behind the # never comes here."""
    return visitor.page(_FORM)


@post("/invitation", status_code=303, sync_to_thread=True)
def accept_invitation(visitor: AtPage) -> Page:
    """Choose a password, and go on to signing in."""
    form = visitor.form
    try:
        with form.reading() as read:
            born = read.may("birth_date", read_day)
        visitor.handle(
            AcceptInvitation(
                **visitor.as_nobody,
                token=form["token"],
                password=form.secret("password"),
                birth_date=born,
                login=form["login"] or None,
                totp=form["totp"] or None,
            )
        )
    except Refusal as refusal:
        return visitor.again(_FORM, refusal)
    return visitor.go("/sign-in")
