"""The administrator looks who can sign in."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.account import Account
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.shared.ids import AccountId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.access import Accounts


@frozen(kw_only=True)
class ListAccounts(Query[tuple[Account, ...]]):
    """List the accounts, the oldest first."""

    permission: ClassVar = Permission.MANAGE_ACCOUNTS
    of_staff: bool = False
    """Leave out patients and programs."""
    after: AccountId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_accounts(query: ListAccounts, *, accounts: Accounts) -> tuple[Account, ...]:
    """So many, after the one named."""
    if query.of_staff:
        return accounts.staff(query.after, query.limit)
    return accounts.page(query.after, query.limit)
