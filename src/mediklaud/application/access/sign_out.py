"""Somebody leaves."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.access.own_account import own_account
from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.ports.access import Sessions


@frozen(kw_only=True)
class SignOut(Command[None]):
    """End this session."""

    permission: ClassVar = Permission.USE_OWN_ACCOUNT


def sign_out(
    _command: SignOut, *, sessions: Sessions, actor: Actor, now: datetime
) -> None:
    """End it; whoever speaks without a session has nothing to end."""
    if actor.session_id is not None:
        sessions.end(own_account(actor), actor.session_id, now)
