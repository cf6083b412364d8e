"""Somebody proves that it is still them at the keyboard."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.access.own_account import own_account
from mediklaud.application.access.second_proof import right_proof, use_up
from mediklaud.application.attempts import went_well
from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.attempt import Attempt
from mediklaud.domain.access.credentials import WrongPassword
from mediklaud.domain.access.password import normal_password
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.second_factor import (
    CodeNeeded,
    SecondFactor,
    SecondProof,
    WrongCode,
)
from mediklaud.domain.errors import NotSignedIn
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Accounts, Sessions, SignInAttempts
from mediklaud.ports.second_factors import SecondFactors
from mediklaud.ports.secrets import Passwords


@frozen(kw_only=True)
class Proof:
    """The session's new token, and until when the proof is fresh."""

    token: str = field(repr=False)
    fresh_until: datetime


@frozen(kw_only=True)
class ProveAgain(Command[Proof]):
    """Prove it by a code where there is a second factor, else by the password."""

    permission: ClassVar = Permission.USE_OWN_ACCOUNT
    remembered: ClassVar = False
    password: str | None = field(default=None, repr=False)
    code: str | None = field(default=None, repr=False)


@frozen(kw_only=True)
class ProvenAgain:
    """The right code, still to be used up; none if it was the right password."""

    proof: SecondProof | None


def check_the_proof(
    command: ProveAgain,
    *,
    accounts: Accounts,
    factors: SecondFactors,
    passwords: Passwords,
    actor: Actor,
    now: datetime,
) -> ProvenAgain:
    """Is it right? A password does not do where there is a second factor."""
    account_id = own_account(actor)
    factor = factors.in_use(account_id)
    if factor is not None:
        return ProvenAgain(proof=_code(command, factor, factors, now))
    if not _knows_password(command, account_id, accounts, passwords):
        raise WrongPassword
    return ProvenAgain(proof=None)


def _code(
    command: ProveAgain, factor: SecondFactor, factors: SecondFactors, now: datetime
) -> SecondProof:
    if command.code is None:
        raise CodeNeeded
    proof = right_proof(factor, command.code, factors, now)
    if proof is None:
        raise WrongCode
    return proof


def _knows_password(
    command: ProveAgain,
    account_id: AccountId,
    accounts: Accounts,
    passwords: Passwords,
) -> bool:
    kept = accounts.credentials_of(account_id).kept_password
    return passwords.matches(kept, normal_password(command.password or ""))


def prove_again(
    proven: ProvenAgain,
    *,
    factors: SecondFactors,
    sessions: Sessions,
    attempts: SignInAttempts,
    attempt: Attempt,
    policy: AccessPolicy,
    actor: Actor,
    now: datetime,
) -> Proof:
    """Let the session go on under a new token, its person freshly proven."""
    if actor.session_id is None:
        raise NotSignedIn
    if proven.proof is not None and not use_up(proven.proof, factors):
        raise WrongCode
    went_well(attempt, attempts)
    with_factor = proven.proof is not None
    return Proof(
        token=sessions.renew(actor.session_id, now, with_factor=with_factor),
        fresh_until=now + policy.step_up_lasts,
    )
