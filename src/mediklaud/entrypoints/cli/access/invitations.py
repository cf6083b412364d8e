"""How an invitation is handed to the person it is for."""

from __future__ import annotations

from mediklaud.domain.access.invitation import Invitation
from mediklaud.entrypoints.cli.session import Session
from mediklaud.entrypoints.http.access.account_views import InvitationView


def show_invitation(session: Session, invitation: Invitation) -> None:
    """Show it this once, and say what to do with it."""
    session.output.show(InvitationView.of(invitation))
    if invitation.token is None:
        return session.output.hint("The way in is on its way to the patient.")
    return session.output.hint(
        "The token is shown this once. Whoever has it chooses a password with: "
        "mediklaud account activate"
    )
