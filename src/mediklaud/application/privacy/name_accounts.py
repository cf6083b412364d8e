"""The privacy officer reads names instead of ids (X4)."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.privacy import Names


@frozen(kw_only=True)
class NamedAccount:
    """Who stands behind an account that the audit names."""

    id: AccountId
    name: str


@frozen(kw_only=True)
class NameAccounts(Query[tuple[NamedAccount, ...]]):
    """Tell the names of accounts; a patient's bears a number for a name."""

    permission: ClassVar = Permission.READ_AUDIT
    audited: ClassVar[bool] = False
    account_ids: tuple[AccountId, ...]


def name_accounts(query: NameAccounts, *, names: Names) -> tuple[NamedAccount, ...]:
    """Those that there are."""
    found = names.of_accounts(set(query.account_ids))
    return tuple(NamedAccount(id=one, name=name) for one, name in found.items())
