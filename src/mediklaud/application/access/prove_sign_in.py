"""The slow part of signing in: is it the right password?"""

from datetime import datetime
from uuid import UUID

from mediklaud.application.access.sign_in import Proven, SignIn
from mediklaud.domain.access.account import AccountStatus
from mediklaud.domain.access.credentials import WrongCredentials
from mediklaud.domain.access.logins import normal_login
from mediklaud.domain.access.password import normal_password
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.throttle import budget, of_source, require_patience
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Accounts, Credentials, Sessions, SignInAttempts
from mediklaud.ports.secrets import Passwords

_NOBODY = AccountId(UUID(int=0))


def prove_sign_in(
    command: SignIn,
    *,
    accounts: Accounts,
    sessions: Sessions,
    attempts: SignInAttempts,
    passwords: Passwords,
    policy: AccessPolicy,
    now: datetime,
) -> Proven:
    """Look for the right password; takes as long for a login nobody has."""
    login = normal_login(command.login)
    found = accounts.credentials(login)
    account_id = found.account.id if found else None
    budgets = _budgets(command, login, account_id, sessions)
    require_patience(attempts.failures(budgets), now, policy)
    password = normal_password(command.password)
    kept = _usable_password(found)
    if not passwords.matches(kept, password) or kept is None or found is None:
        raise WrongCredentials(budgets=budgets, account_id=account_id)
    anew = passwords.hash(password) if passwords.needs_rehash(kept) else None
    return Proven(
        command=command, account=found.account, budgets=budgets, kept_anew=anew
    )


def _usable_password(found: Credentials | None) -> str | None:
    if found is None or found.account.status is not AccountStatus.ACTIVE:
        return None
    return found.kept_password


def _budgets(
    command: SignIn, login: str, account_id: AccountId | None, sessions: Sessions
) -> tuple[str, ...]:
    """Where a failure would count: a known device has a budget of its own."""
    device = command.device
    if device and sessions.knows_device(account_id or _NOBODY, device):
        return (budget("device", login, device),)
    return (budget("login", login), *of_source(command.source))
