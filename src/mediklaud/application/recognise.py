"""Who sends a message: told outright, or known by the token of a session."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.access.actor import ANONYMOUS, Bearer, Caller
from mediklaud.domain.access.session import Present
from mediklaud.domain.errors import NotSignedIn, SealBroken
from mediklaud.ports.access import Sessions
from mediklaud.ports.system import Unit


@frozen
class SessionEnded(NotSignedIn):
    """Your session has ended: please sign in again."""

    rule: ClassVar[str] = "X2"


def recognise(caller: Caller, unit: Unit, now: datetime) -> Present:
    """Who it is; refused if their session is over."""
    if not isinstance(caller, Bearer):
        return Present(actor=caller)
    present = unit.port(Sessions).recognise(caller.token, now)
    if present is None:
        raise SessionEnded
    return present


def recognise_if_known(caller: Caller, unit: Unit, now: datetime) -> Present:
    """Who it is, or nobody in particular."""
    try:
        return recognise(caller, unit, now)
    except (SessionEnded, SealBroken):
        return Present(actor=ANONYMOUS)


def note_use(present: Present, unit: Unit, now: datetime) -> None:
    """Keep the session from ending for being unused; a write once a minute at most."""
    session_id = present.actor.session_id
    if session_id is not None and present.needs_noting(now):
        unit.port(Sessions).note_use(session_id, now)
