"""Somebody asks as whom the hospital knows them."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.access.own_account import own_account
from mediklaud.application.messages import Query
from mediklaud.domain.access.account import Account
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.ports.access import Accounts


@frozen(kw_only=True)
class WhoAmI(Query[Account]):
    """Read one's own account."""

    permission: ClassVar = Permission.USE_OWN_ACCOUNT
    audited: ClassVar = False


def who_am_i(_query: WhoAmI, *, accounts: Accounts, actor: Actor) -> Account:
    """The speaker's account, roles as they are now."""
    return accounts.get(own_account(actor))
