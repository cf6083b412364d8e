"""`mediklaud login`, `logout`, `whoami`."""

from __future__ import annotations

import sys

import click
from attrs import evolve

from mediklaud.application.access.sign_in import SignedIn, SignIn
from mediklaud.application.access.sign_out import SignOut
from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.domain.access.second_factor import SecondFactorNeeded
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.passwords import from_stdin, read_password
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.access.account_views import AccountView, SignedInView


@command("login")
@click.argument("login")
@click.option(
    "--totp", envvar="MEDIKLAUD_TOTP", help="A code of the second factor, or on paper."
)
@from_stdin
@pass_session
def login(
    session: Session, *, login: str, totp: str | None, password_stdin: bool
) -> None:
    """Sign in; the commands after this one run as you, until you `logout`.

    A session that is not used for a while ends by itself.
    """
    message = SignIn(
        **session.as_nobody,
        login=login,
        password=read_password(piped=password_stdin),
        totp=totp,
        device=session.tokens.device(),
    )
    signed_in = _signed_in(session, message)
    session.tokens.keep(signed_in.token)
    if session.as_json:
        return session.output.show(SignedInView.of(signed_in))
    roles = ", ".join(signed_in.account.roles)
    session.output.done(f"Signed in as {signed_in.account.name} ({roles}).")
    if signed_in.second_factor_missing:
        session.output.hint("Set up your second factor: mediklaud account totp")
    return None


def _signed_in(session: Session, message: SignIn) -> SignedIn:
    """At a terminal, somebody with a second factor is asked for its code."""
    try:
        return session.handle(message)
    except SecondFactorNeeded:
        if not sys.stdin.isatty():
            raise
    code = click.prompt("Code", err=True)
    return session.handle(evolve(message, totp=code))


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
