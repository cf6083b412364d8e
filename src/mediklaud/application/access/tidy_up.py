"""What nobody needs any longer is dropped."""

from datetime import datetime, timedelta
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.ports.access import (
    Answers,
    Invitations,
    ServiceTokens,
    Sessions,
    SignInAttempts,
)

_ANSWERS_KEPT = timedelta(hours=24)


@frozen(kw_only=True)
class TidyUp(Command[None]):
    """Drop old sessions, invitations, wrong attempts and first answers."""

    permission: ClassVar = Permission.TIDY_UP
    audited: ClassVar = False


def tidy_up(
    _command: TidyUp,
    *,
    sessions: Sessions,
    invitations: Invitations,
    tokens: ServiceTokens,
    attempts: SignInAttempts,
    answers: Answers,
    policy: AccessPolicy,
    now: datetime,
) -> None:
    """Each when its time is over; the audit stays."""
    sessions.forget(now - policy.sessions_kept)
    tokens.forget(now)
    invitations.forget(now)
    attempts.forget(now - policy.failures_forgotten_after)
    answers.forget(now - _ANSWERS_KEPT)
