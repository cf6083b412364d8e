"""`mediklaud account`: one's own account."""

from __future__ import annotations

from datetime import date

import click

from mediklaud.application.access.accept_invitation import AcceptInvitation
from mediklaud.application.access.ask_for_password_reset import AskForPasswordReset
from mediklaud.application.access.change_own_password import ChangeOwnPassword
from mediklaud.application.access.end_session import EndSession
from mediklaud.application.access.list_own_sessions import ListOwnSessions
from mediklaud.domain.shared.ids import SessionId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.params import DAY, id_of
from mediklaud.entrypoints.cli.passwords import (
    from_stdin,
    read_new_password,
    read_password,
)
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.access.account_views import AccountView, SessionView
from mediklaud.entrypoints.http.pages import Page


@command("activate")
@click.option(
    "--invitation",
    prompt="The invitation's token",
    envvar="MEDIKLAUD_INVITATION",
    show_envvar=True,
)
@click.option("--birth-date", type=DAY, help="Patients prove who they are with it.")
@click.option("--login", help="Patients may pick one besides their number.")
@click.option(
    "--totp", envvar="MEDIKLAUD_TOTP", help="A code, if you have a second factor."
)
@from_stdin
@pass_session
def activate(
    session: Session,
    *,
    invitation: str,
    birth_date: date | None,
    login: str | None,
    totp: str | None,
    password_stdin: bool,
) -> None:
    """Take up an invitation, or the link in a mail: choose a password."""
    message = AcceptInvitation(
        **session.as_nobody,
        token=invitation,
        password=read_new_password(piped=password_stdin),
        birth_date=birth_date,
        login=login,
        totp=totp,
    )
    session.output.show(AccountView.of(session.handle(message)))
    session.output.hint("Now sign in with: mediklaud login")


@command("password")
@from_stdin
@keyed
@pass_session
def password(session: Session, *, password_stdin: bool) -> None:
    """Change the password; with --password-stdin: the present one, then the new."""
    message = ChangeOwnPassword(
        **session.command,
        current=read_password(piped=password_stdin, prompt="Present password"),
        new=read_new_password(piped=password_stdin),
    )
    session.handle(message)
    session.output.done("The password is changed; your other sessions have ended.")


@command("reset")
@click.argument("login")
@pass_session
def reset(session: Session, *, login: str) -> None:
    """Have a link sent by which you choose another password."""
    session.handle(AskForPasswordReset(**session.as_nobody, login=login))
    session.output.done("If we know how to reach you, a link is on its way.")


@command("sessions")
@pass_session
def sessions(session: Session) -> None:
    """Where you are signed in, the newest first."""
    found = session.handle(ListOwnSessions(**session.query))
    page = Page(items=[SessionView.of(one) for one in found])
    session.output.list(
        page,
        *("id", "current", "second_factor", "source"),
        *("started_at", "last_seen", "expires_at"),
    )


@command("end-session")
@click.argument("session_id", type=id_of(SessionId))
@keyed
@pass_session
def end_session(session: Session, *, session_id: SessionId) -> None:
    """Sign out somewhere else."""
    session.handle(EndSession(**session.command, session_id=session_id))
    session.output.done("That session has ended.")
