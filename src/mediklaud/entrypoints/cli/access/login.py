"""`mediklaud login`, `logout`, `whoami`."""

from __future__ import annotations

import click

from mediklaud.application.access.sign_in import SignIn
from mediklaud.application.access.sign_out import SignOut
from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.passwords import from_stdin, read_password
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.access.account_views import AccountView, SignedInView


@command("login")
@click.argument("login")
@from_stdin
@pass_session
def login(session: Session, *, login: str, password_stdin: bool) -> None:
    """Sign in; the commands after this one run as you, until you `logout`.

    A session that is not used for a while ends by itself.
    """
    message = SignIn(
        **session.as_nobody,
        login=login,
        password=read_password(piped=password_stdin),
        device=session.tokens.device(),
    )
    signed_in = session.handle(message)
    session.tokens.keep(signed_in.token)
    if session.as_json:
        return session.output.show(SignedInView.of(signed_in))
    roles = ", ".join(signed_in.account.roles)
    return session.output.done(f"Signed in as {signed_in.account.name} ({roles}).")


@command("logout")
@pass_session
def logout(session: Session) -> None:
    """Sign out: the session ends here and in the hospital."""
    message = SignOut(**session.command)
    session.tokens.forget()
    session.handle(message)
    session.output.done("Signed out.")


@command("whoami")
@pass_session
def whoami(session: Session) -> None:
    """Show as whom the hospital knows you."""
    session.output.show(AccountView.of(session.handle(WhoAmI(**session.query))))
