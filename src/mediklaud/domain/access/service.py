"""Programs that work with the hospital: a token each, for what they need alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.access.account import Account, AccountStatus
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.matrix import grants_of
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.errors import InvalidValue, NotFound
from mediklaud.domain.shared.ids import AccountId

WITHOUT_PATIENTS = frozenset({Permission.READ_DOCTOR, Permission.FIND_SLOT})
"""What shows nothing of any patient, so that nobody has to approve it."""
FOR_PROGRAMS = tuple(one for one in Permission if Role.SERVICE in grants_of(one))
"""Whatever a program can be allowed at all."""


@frozen
class NotForPrograms(InvalidValue):
    """A program is allowed one or more of the permissions made for programs."""

    rule: ClassVar[str] = "X1"
    permissions: tuple[Permission, ...]


@frozen
class TokenLasts(InvalidValue):
    """A program's token lasts a day at least and a year at most."""

    rule: ClassVar[str] = "X1"
    longest_days: int


@frozen
class ServiceNotFound(NotFound):
    """There is no such program."""

    rule: ClassVar[str] = "X1"
    account_id: AccountId


@frozen(kw_only=True)
class ServiceToken:
    """What a program shows with everything it asks; told once and not kept."""

    account_id: AccountId
    token: str = field(repr=False)
    expires_at: datetime
    waits: bool
    """Must somebody approve the program first?"""
    purpose: str | None = None
    """What the audit says of one that did not have to wait."""


@frozen(kw_only=True)
class HeldToken:
    """A token that holds: whose it is, since when and until when."""

    account_id: AccountId
    issued_at: datetime
    expires_at: datetime


def a_service(
    account_id: AccountId, name: str, permissions: Iterable[Permission], now: datetime
) -> Account:
    """A program's account: nobody signs in with it, its token is its proof."""
    wanted = tuple(sorted(set(permissions)))
    if not wanted or not set(wanted) <= set(FOR_PROGRAMS):
        raise NotForPrograms(FOR_PROGRAMS)
    return Account(
        id=account_id,
        login=f"service.{account_id}",
        name=name,
        roles=(),
        permissions=wanted,
        status=AccountStatus.ACTIVE,
        created_at=now,
    )


def require_service(account: Account) -> None:
    """Refuse what makes sense for programs alone."""
    if not account.permissions:
        raise ServiceNotFound(account.id)


def token_ends(days: int, now: datetime, policy: AccessPolicy) -> datetime:
    """When a token of so many days is over."""
    if not 1 <= days <= policy.service_token_longest.days:
        raise TokenLasts(policy.service_token_longest.days)
    return now + timedelta(days=days)
