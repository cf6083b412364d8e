"""Somebody who was invited chooses a password (P6)."""

from datetime import date, datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.access.second_proof import right_proof, use_up
from mediklaud.application.access.words_about import words_about
from mediklaud.application.attempts import went_well
from mediklaud.application.messages import Command
from mediklaud.domain.access.account import Account, AccountStatus
from mediklaud.domain.access.attempt import Attempt
from mediklaud.domain.access.events import PasswordChosen
from mediklaud.domain.access.invitation import InvitationRefused
from mediklaud.domain.access.logins import LoginTaken, chosen_login, normal_login
from mediklaud.domain.access.password import normal_password, require_good_password
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.second_factor import (
    SecondFactorNeeded,
    SecondProof,
    WrongCode,
)
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.ports.access import Accounts, Invitations, Sessions, SignInAttempts
from mediklaud.ports.registry import Patients
from mediklaud.ports.second_factors import SecondFactors
from mediklaud.ports.secrets import Passwords
from mediklaud.ports.system import Events


@frozen(kw_only=True)
class AcceptInvitation(Command[Account]):
    """Take an invitation up, or the link in a mail about a forgotten password.

    A patient proves the birth date and may pick a login; whoever has a second factor
    shows a code of it (`totp`), for a link must not do instead of both.
    """

    permission: ClassVar = Permission.SIGN_IN
    remembered: ClassVar = False
    token: str = field(repr=False)
    password: str = field(repr=False)
    birth_date: date | None = field(default=None, repr=False)
    login: str | None = None
    totp: str | None = field(default=None, repr=False)


@frozen(kw_only=True)
class Accepted:
    """An invitation whose person proved that it is theirs."""

    token: str = field(repr=False)
    account: Account
    login: str
    proof: SecondProof | None
    kept: str = field(repr=False)


def prove_invitation(
    command: AcceptInvitation,
    *,
    accounts: Accounts,
    invitations: Invitations,
    factors: SecondFactors,
    patients: Patients,
    passwords: Passwords,
    hospital: Hospital,
    policy: AccessPolicy,
    now: datetime,
) -> Accepted:
    """Check the token, the birth date and the password; one answer to all that fails.

    How often a birth date was wrong is counted, so that nobody tries them all.
    """
    invitation = invitations.find(command.token)
    if invitation is None:
        raise InvitationRefused
    invitation.require_open(now)
    account = accounts.get(invitation.account_id)
    if not _is_theirs(account, command.birth_date, patients):
        raise InvitationRefused
    proof = _second_proof(account, command.totp, factors, now)
    login = _login(command.login, account)
    about = words_about(account, hospital, patients, login)
    require_good_password(command.password, policy, about)
    kept = passwords.hash(normal_password(command.password))
    return Accepted(
        token=command.token, account=account, login=login, proof=proof, kept=kept
    )


def _is_theirs(account: Account, birth_date: date | None, patients: Patients) -> bool:
    if account.status is AccountStatus.DISABLED:
        return False
    if account.patient_id is None:
        return True
    return patients.get(account.patient_id).birth_date.day == birth_date


def _second_proof(
    account: Account, code: str | None, factors: SecondFactors, now: datetime
) -> SecondProof | None:
    factor = factors.in_use(account.id)
    if factor is None:
        return None
    if code is None:
        raise SecondFactorNeeded(account_id=account.id)
    proof = right_proof(factor, code, factors, now)
    if proof is None:
        raise WrongCode
    return proof


def _login(wish: str | None, account: Account) -> str:
    """The one they pick; a patient's own number is as good."""
    if wish is None or normal_login(wish) == account.login:
        return account.login
    return chosen_login(wish)


def accept_invitation(
    accepted: Accepted,
    *,
    accounts: Accounts,
    invitations: Invitations,
    sessions: Sessions,
    factors: SecondFactors,
    attempts: SignInAttempts,
    attempt: Attempt,
    events: Events,
    now: datetime,
) -> Account:
    """Keep the password; every other invitation and every session ends."""
    account, login = accepted.account, accepted.login
    if not invitations.take_up(accepted.token):
        raise InvitationRefused
    if accepted.proof is not None and not use_up(accepted.proof, factors):
        raise WrongCode
    if login != account.login and accounts.credentials(login) is not None:
        raise LoginTaken
    saved = accounts.save(account.activate(login), kept_password=accepted.kept)
    invitations.withdraw(account.id)
    sessions.end_all(account.id, now)
    went_well(attempt, attempts)
    first = account.status is AccountStatus.INVITED
    events.tell(PasswordChosen(account=saved, first=first))
    return saved
