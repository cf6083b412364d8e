"""Sign-ins: how long each one holds."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from attrs import Factory, evolve, field, frozen

from mediklaud.domain.access.account import Account
from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.errors import NotFound
from mediklaud.domain.shared.ids import AccountId, SessionId

_NOTED = timedelta(minutes=1)
"""Noting every use would make a write of every message."""


@frozen
class SessionNotFound(NotFound):
    """There is no such session of yours."""

    rule: ClassVar[str] = "X2"
    session_id: SessionId


@frozen(kw_only=True)
class Session:
    """One sign-in: ends by itself when unused or old, or by its person's wish."""

    id: SessionId
    account_id: AccountId
    started_at: datetime
    last_seen: datetime
    """When it was used last, to the minute."""
    idle: timedelta
    """Unused for so long, it is over."""
    expires_at: datetime
    proven_at: datetime = Factory(lambda self: self.started_at, takes_self=True)
    """When its person proved themselves last, by whatever they have."""
    factor_proven_at: datetime | None = None
    """When they did so by their second factor, if they ever did."""
    source: str | None = None
    device: str | None = field(default=None, repr=False)

    @classmethod
    def start(
        cls,
        account: Account,
        *,
        id: SessionId,  # noqa: A002
        now: datetime,
        policy: AccessPolicy,
        source: str | None = None,
        device: str | None = None,
        with_factor: bool = False,
    ) -> Session:
        """Begin one for as long as patients' or staff's sessions last."""
        patient = Role.PATIENT in account.roles
        longest = policy.patient_session if patient else policy.staff_session
        return cls(
            id=id,
            account_id=account.id,
            started_at=now,
            last_seen=now,
            idle=policy.patient_idle if patient else policy.staff_idle,
            expires_at=now + longest,
            factor_proven_at=now if with_factor else None,
            source=source,
            device=device,
        )

    def proven(self, now: datetime, *, with_factor: bool) -> Session:
        """Its person has proven themselves just now."""
        by_factor = now if with_factor else self.factor_proven_at
        return evolve(self, proven_at=now, factor_proven_at=by_factor)

    def holds_at(self, now: datetime) -> bool:
        """Is it neither too old nor unused for too long?"""
        return now < self.expires_at and now < self.last_seen + self.idle


@frozen(kw_only=True)
class Present:
    """Somebody recognised: by the token they show, or told outright."""

    actor: Actor
    last_seen: datetime | None = None
    """When the session was used last; none without a session."""

    def needs_noting(self, now: datetime) -> bool:
        """Is that so long ago that the use should be noted?"""
        return self.last_seen is not None and now - self.last_seen >= _NOTED
