"""Somebody looks where they are signed in."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.access.own_account import own_account
from mediklaud.application.messages import Query
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.session import Session
from mediklaud.domain.shared.ids import SessionId
from mediklaud.ports.access import Sessions


@frozen(kw_only=True)
class OwnSession:
    """One of one's own sign-ins that still hold."""

    id: SessionId
    started_at: datetime
    last_seen: datetime
    expires_at: datetime
    second_factor: bool
    """Was a second factor shown in it?"""
    source: str | None
    current: bool
    """Is it the one that asks?"""

    @classmethod
    def of(cls, session: Session, actor: Actor) -> OwnSession:
        """The session as its person sees it."""
        return cls(
            id=session.id,
            started_at=session.started_at,
            last_seen=session.last_seen,
            expires_at=session.expires_at,
            second_factor=session.factor_proven_at is not None,
            source=session.source,
            current=session.id == actor.session_id,
        )


@frozen(kw_only=True)
class ListOwnSessions(Query[tuple[OwnSession, ...]]):
    """List where one is signed in, the newest first."""

    permission: ClassVar = Permission.USE_OWN_ACCOUNT
    audited: ClassVar = False


def list_own_sessions(
    _query: ListOwnSessions, *, sessions: Sessions, actor: Actor, now: datetime
) -> tuple[OwnSession, ...]:
    """Those that still hold."""
    held = sessions.of_account(own_account(actor), now)
    return tuple(OwnSession.of(session, actor) for session in held)
