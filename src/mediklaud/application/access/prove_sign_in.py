"""The slow part of signing in: are password and code right?"""

from datetime import datetime

from mediklaud.application.access.second_proof import right_proof
from mediklaud.application.access.sign_in import Proven, SignIn
from mediklaud.domain.access.account import Account, AccountStatus
from mediklaud.domain.access.credentials import WrongCredentials
from mediklaud.domain.access.logins import normal_login
from mediklaud.domain.access.password import normal_password
from mediklaud.domain.access.second_factor import SecondFactorNeeded, SecondProof
from mediklaud.ports.access import Accounts, Credentials
from mediklaud.ports.second_factors import SecondFactors
from mediklaud.ports.secrets import Passwords


def prove_sign_in(
    command: SignIn,
    *,
    accounts: Accounts,
    factors: SecondFactors,
    passwords: Passwords,
    now: datetime,
) -> Proven:
    """Look for the right password; takes as long for a login nobody has.

    Whether there is a second factor, only who knows the password is told.
    """
    found = accounts.credentials(normal_login(command.login))
    password = normal_password(command.password)
    kept = _usable_password(found)
    if not passwords.matches(kept, password) or kept is None or found is None:
        raise WrongCredentials(account_id=found.account.id if found else None)
    proof = _second_proof(command, found.account, factors, now)
    anew = passwords.hash(password) if passwords.needs_rehash(kept) else None
    return Proven(command=command, account=found.account, proof=proof, kept_anew=anew)


def _usable_password(found: Credentials | None) -> str | None:
    if found is None or found.account.status is not AccountStatus.ACTIVE:
        return None
    return found.kept_password


def _second_proof(
    command: SignIn, account: Account, factors: SecondFactors, now: datetime
) -> SecondProof | None:
    """What was shown besides; nothing where the account has no second factor."""
    factor = factors.in_use(account.id)
    if factor is None:
        return None
    if command.totp is None:
        raise SecondFactorNeeded(account_id=account.id)
    proof = right_proof(factor, command.totp, factors, now)
    if proof is None:
        raise WrongCredentials(account_id=account.id)
    return proof
