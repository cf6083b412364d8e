"""`mediklaud audit verify`: can the audit be believed? (X5)."""

from __future__ import annotations

import click

from mediklaud.application.access.verify_audit import VerifyAudit
from mediklaud.domain.access.verification import Verdict, Verification
from mediklaud.domain.errors import NotPermitted, NotSignedIn
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.errors import tell
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.access.verification_view import VerificationView

INTACT, TAMPERED, NOT_CHECKED = range(3)
_EXIT_CODES = {
    Verdict.INTACT: INTACT,
    Verdict.TAMPERED: TAMPERED,
    Verdict.NOT_CHECKED: NOT_CHECKED,
}


@command("verify")
@pass_session
@click.pass_context
def verify(ctx: click.Context, session: Session) -> None:
    """Walk the whole audit: exit 0 intact, 1 tampered with, 2 could not be checked."""
    found = _found(ctx, session)
    session.output.show(VerificationView.of(found))
    ctx.exit(_EXIT_CODES[found.verdict])


def _found(ctx: click.Context, session: Session) -> Verification:
    """Whatever keeps us from checking must not look as if we had found something."""
    try:
        return session.handle(VerifyAudit(**session.query))
    except (NotPermitted, NotSignedIn):
        raise  # with the exit code of every command
    except Exception as error:  # noqa: BLE001 - refusals, and our own mistakes
        tell(error, session)
        ctx.exit(NOT_CHECKED)
