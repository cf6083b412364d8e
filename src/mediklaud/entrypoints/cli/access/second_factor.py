"""`mediklaud account totp`, `confirm`, `recovery-codes`, and `mediklaud prove`."""

from __future__ import annotations

import click

from mediklaud.application.access.confirm_totp import ConfirmTotp
from mediklaud.application.access.new_recovery_codes import NewRecoveryCodes
from mediklaud.application.access.prove_again import ProveAgain
from mediklaud.application.access.remove_totp import RemoveTotp
from mediklaud.application.access.start_totp import StartTotp
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.passwords import from_stdin, read_password
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.access.second_factor_views import (
    ConfirmedView,
    NewTotpView,
    ProofView,
    RecoveryCodesView,
)
from mediklaud.entrypoints.qr import as_blocks

_ON_PAPER = "Keep these codes on paper: they are shown this once."


@command("totp")
@pass_session
def totp(session: Session) -> None:
    """Set up a second factor: scan the square with your telephone."""
    new = session.handle(StartTotp(**session.command))
    if session.as_json:
        return session.output.show(NewTotpView.of(new))
    click.echo(as_blocks(new.uri))
    click.echo(f"secret\t{new.secret}")
    return session.output.hint("Then, with a code of it: mediklaud account confirm")


@command("confirm")
@click.option("--code", prompt=True, help="What the telephone shows.")
@pass_session
def confirm(session: Session, *, code: str) -> None:
    """Use the second factor from now on; prints codes for a lost telephone."""
    confirmed = session.handle(ConfirmTotp(**session.command, code=code))
    if confirmed.token is not None:
        session.tokens.keep(confirmed.token)
    if session.as_json:
        return session.output.show(ConfirmedView.of(confirmed))
    click.echo("\n".join(confirmed.recovery_codes))
    return session.output.hint(_ON_PAPER)


@command("recovery-codes")
@pass_session
def recovery_codes(session: Session) -> None:
    """Draw ten new recovery codes; those you had end."""
    new = session.handle(NewRecoveryCodes(**session.command))
    if session.as_json:
        return session.output.show(RecoveryCodesView.of(new))
    click.echo("\n".join(new.codes))
    return session.output.hint(_ON_PAPER)


@command("remove-totp")
@pass_session
def remove_totp(session: Session) -> None:
    """Sign in by the password alone again; staff cannot."""
    session.handle(RemoveTotp(**session.command))
    session.output.done("You sign in by your password alone from now on.")


@command("prove")
@click.option("--code", help="What the telephone shows, or a recovery code.")
@from_stdin
@pass_session
def prove(session: Session, *, code: str | None, password_stdin: bool) -> None:
    """Prove again who you are, for what takes a fresh proof.

    By a code if you have a second factor, else by the password.
    """
    password = None if code else read_password(piped=password_stdin)
    message = ProveAgain(**session.command, code=code, password=password)
    proof = session.handle(message)
    session.tokens.keep(proof.token)
    if session.as_json:
        return session.output.show(ProofView.of(proof))
    return session.output.done("Thank you: that holds for some minutes.")
