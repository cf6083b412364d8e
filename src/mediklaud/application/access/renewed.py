"""After a proof, a session goes on under another token."""

from datetime import datetime

from mediklaud.domain.access.actor import Actor
from mediklaud.ports.access import Sessions


def renewed(
    actor: Actor, sessions: Sessions, now: datetime, *, with_factor: bool
) -> str | None:
    """The new token; none for a program that speaks without a session."""
    if actor.session_id is None:
        return None
    return sessions.renew(actor.session_id, now, with_factor=with_factor)
