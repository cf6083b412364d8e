"""Somebody signs out elsewhere: a lost telephone, the computer in the ward."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.access.own_account import own_account
from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.shared.ids import SessionId
from mediklaud.ports.access import Sessions


@frozen(kw_only=True)
class EndSession(Command[None]):
    """End one of one's own sessions."""

    permission: ClassVar = Permission.USE_OWN_ACCOUNT
    session_id: SessionId


def end_session(
    command: EndSession, *, sessions: Sessions, actor: Actor, now: datetime
) -> None:
    """End it, if it is the speaker's."""
    sessions.end(own_account(actor), command.session_id, now)
