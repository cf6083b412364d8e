"""The administrator looks at one account."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.account import Account
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Accounts


@frozen(kw_only=True)
class FindAccount(Query[Account]):
    """Whose it is, which roles it has, which wait, and by whose leave."""

    permission: ClassVar = Permission.MANAGE_ACCOUNTS
    account_id: AccountId


def find_account(query: FindAccount, *, accounts: Accounts) -> Account:
    """The one meant."""
    return accounts.get(query.account_id)
