"""Somebody takes a new password."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.access.own_account import own_account
from mediklaud.application.access.words_about import words_about
from mediklaud.application.attempts import went_well
from mediklaud.application.messages import Command
from mediklaud.domain.access.account import Account
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.attempt import Attempt
from mediklaud.domain.access.credentials import WrongPassword
from mediklaud.domain.access.events import PasswordChosen
from mediklaud.domain.access.password import normal_password, require_good_password
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.ports.access import Accounts, Invitations, Sessions, SignInAttempts
from mediklaud.ports.registry import Patients
from mediklaud.ports.secrets import Passwords
from mediklaud.ports.system import Events


@frozen(kw_only=True)
class ChangeOwnPassword(Command[None]):
    """Replace the present password by a new one."""

    permission: ClassVar = Permission.USE_OWN_ACCOUNT
    remembered: ClassVar = False
    current: str = field(repr=False)
    new: str = field(repr=False)


@frozen(kw_only=True)
class NewPassword:
    """An account, and what is to be kept of its new password."""

    account: Account
    kept: str = field(repr=False)


def prove_own_password(
    command: ChangeOwnPassword,
    *,
    accounts: Accounts,
    patients: Patients,
    passwords: Passwords,
    hospital: Hospital,
    policy: AccessPolicy,
    actor: Actor,
) -> NewPassword:
    """Check the present one, and the new one against the policy."""
    credentials = accounts.credentials_of(own_account(actor))
    account = credentials.account
    current = normal_password(command.current)
    if not passwords.matches(credentials.kept_password, current):
        raise WrongPassword
    about = words_about(account, hospital, patients)
    require_good_password(command.new, policy, about)
    kept = passwords.hash(normal_password(command.new))
    return NewPassword(account=account, kept=kept)


def change_own_password(
    proven: NewPassword,
    *,
    accounts: Accounts,
    sessions: Sessions,
    invitations: Invitations,
    attempts: SignInAttempts,
    attempt: Attempt,
    events: Events,
    actor: Actor,
    now: datetime,
) -> None:
    """Keep it; every other session ends, and no invitation holds any longer."""
    account = accounts.save(proven.account, kept_password=proven.kept)
    sessions.end_all(proven.account.id, now, but=actor.session_id)
    invitations.withdraw(proven.account.id)
    went_well(attempt, attempts)
    events.tell(PasswordChosen(account=account))
