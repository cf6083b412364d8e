"""The administrator looks which programs may do what, and until when."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.account import Account
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.service import HeldToken
from mediklaud.ports.access import Accounts, ServiceTokens


@frozen(kw_only=True)
class Service:
    """A program's account with the tokens of it that hold."""

    account: Account
    tokens: tuple[HeldToken, ...]


@frozen(kw_only=True)
class ListServiceAccounts(Query[tuple[Service, ...]]):
    """List the programs that have an account, the oldest first."""

    permission: ClassVar = Permission.MANAGE_ACCOUNTS


def list_service_accounts(
    _query: ListServiceAccounts,
    *,
    accounts: Accounts,
    tokens: ServiceTokens,
    now: datetime,
) -> tuple[Service, ...]:
    """All of them; a hospital has few."""
    held = tokens.holding(now)
    return tuple(
        Service(
            account=account,
            tokens=tuple(one for one in held if one.account_id == account.id),
        )
        for account in accounts.services()
    )
