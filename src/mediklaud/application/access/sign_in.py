"""Somebody proves who they are and gets a session."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.access.second_proof import use_up
from mediklaud.application.attempts import went_well
from mediklaud.application.messages import Command
from mediklaud.domain.access.account import Account
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.attempt import Attempt
from mediklaud.domain.access.credentials import WrongCredentials
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.second_factor import SecondProof
from mediklaud.domain.access.session import Session
from mediklaud.domain.shared.ids import SessionId
from mediklaud.ports.access import Accounts, Sessions, SignInAttempts
from mediklaud.ports.second_factors import SecondFactors
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class SignedIn:
    """A session's token, shown once, and who it stands for."""

    token: str = field(repr=False)
    expires_at: datetime
    """Over then in any case; sooner when it is not used."""
    account: Account
    session_id: SessionId
    second_factor_missing: bool = False
    """Is the own account all that is in reach, until a second factor is set up?"""

    @property
    def becomes(self) -> Actor:
        """Who the hospital has in front of it now."""
        return self.account.as_actor(self.session_id)


@frozen(kw_only=True)
class SignIn(Command[SignedIn]):
    """Prove who one is, and open a session.

    `totp` is a code of the second factor, or a recovery code, where one is set up.
    `device` is a secret the device keeps: one that has been let in before does not
    wait because others guess.
    """

    permission: ClassVar = Permission.SIGN_IN
    remembered: ClassVar = False
    login: str
    password: str = field(repr=False)
    totp: str | None = field(default=None, repr=False)
    device: str | None = field(default=None, repr=False)


@frozen(kw_only=True)
class Proven:
    """A sign-in whose password was right, and whose code, if it takes one."""

    command: SignIn
    account: Account
    proof: SecondProof | None
    kept_anew: str | None = field(repr=False)
    """The password, kept by today's rules if it was kept by older ones."""


def sign_in(
    proven: Proven,
    *,
    accounts: Accounts,
    sessions: Sessions,
    factors: SecondFactors,
    attempts: SignInAttempts,
    attempt: Attempt,
    policy: AccessPolicy,
    ids: Ids,
    now: datetime,
) -> SignedIn:
    """Open it, unless account or code were changed or used in this very moment."""
    account, command, proof = proven.account, proven.command, proven.proof
    if accounts.hold(account.id) != account:
        raise WrongCredentials(account_id=account.id)
    if proof is not None and not use_up(proof, factors):
        raise WrongCredentials(account_id=account.id)
    if proven.kept_anew is not None:
        account = accounts.save(account, kept_password=proven.kept_anew)
    went_well(attempt, attempts)
    session = Session.start(
        account,
        id=ids.new(SessionId),
        now=now,
        policy=policy,
        source=command.source,
        device=command.device,
        with_factor=proof is not None,
    )
    limited = policy.staff_need_second_factor and account.is_staff and proof is None
    return SignedIn(
        token=sessions.open(session),
        expires_at=session.expires_at,
        account=account,
        session_id=session.id,
        second_factor_missing=limited,
    )
