"""Approvers look which roles wait for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.account import Account
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.approval import APPROVER
from mediklaud.domain.access.grants import RoleRequest
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.shared.ids import AccountId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.access import Accounts


@frozen(kw_only=True)
class RoleWaiting:
    """A role somebody is to have, on whose account, and who decides it."""

    account_id: AccountId
    login: str
    name: str
    version: int
    request: RoleRequest
    permissions: tuple[Permission, ...]
    """What a program would be allowed to do."""
    approver: Role

    @classmethod
    def of(cls, account: Account) -> Iterator[RoleWaiting]:
        """All that wait on this account."""
        for request in account.asked:
            yield cls(
                account_id=account.id,
                login=account.login,
                name=account.name,
                version=account.version,
                request=request,
                permissions=account.permissions,
                approver=APPROVER[request.role],
            )


@frozen(kw_only=True)
class ListRoleRequests(Query[tuple[RoleWaiting, ...]]):
    """List the roles that wait, those on the oldest accounts first."""

    permission: ClassVar = Permission.READ_ROLE_REQUESTS
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_role_requests(
    query: ListRoleRequests, *, accounts: Accounts
) -> tuple[RoleWaiting, ...]:
    """Those of so many accounts."""
    waiting = accounts.with_wishes(query.limit)
    return tuple(one for account in waiting for one in RoleWaiting.of(account))
