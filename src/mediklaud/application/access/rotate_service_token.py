"""A program gets a new token before the old one ends."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.service import ServiceToken, require_service, token_ends
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Accounts, ServiceTokens


@frozen(kw_only=True)
class RotateServiceToken(Command[ServiceToken]):
    """Give a program another token; those before hold for a little while yet."""

    permission: ClassVar = Permission.MANAGE_ACCOUNTS
    step_up: ClassVar[bool] = True
    remembered: ClassVar = False
    account_id: AccountId
    valid_days: int = 90


def rotate_service_token(
    command: RotateServiceToken,
    *,
    accounts: Accounts,
    tokens: ServiceTokens,
    policy: AccessPolicy,
    now: datetime,
) -> ServiceToken:
    """Time enough to put the new one where the program finds it."""
    account = accounts.get(command.account_id)
    require_service(account)
    account.require_enabled()
    ends = token_ends(command.valid_days, now, policy)
    tokens.end_by(account.id, now + policy.service_token_overlap)
    return ServiceToken(
        account_id=account.id,
        token=tokens.issue(account.id, now, ends),
        expires_at=ends,
        waits=bool(account.asked),
    )
