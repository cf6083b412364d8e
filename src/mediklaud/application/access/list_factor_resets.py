"""Deciders look whose second factor is said to be lost."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.access.asking_for_reset import ResetWaiting
from mediklaud.application.messages import Query
from mediklaud.domain.access.account import Account
from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.resetting import deciders_of
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.access import Accounts


@frozen(kw_only=True)
class ListFactorResets(Query[tuple[ResetWaiting, ...]]):
    """List those that wait for one's decision; the administrator sees all of staff."""

    permission: ClassVar = Permission.READ_FACTOR_RESETS
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_factor_resets(
    query: ListFactorResets, *, accounts: Accounts, actor: Actor
) -> tuple[ResetWaiting, ...]:
    """Those, on the oldest accounts first."""
    waiting = tuple(
        ResetWaiting.of(account, account.waiting_reset)
        for account in accounts.with_factor_resets()
        if account.waiting_reset is not None and _concerns(actor, account)
    )
    return waiting[: query.limit]


def _concerns(actor: Actor, account: Account) -> bool:
    of_staff = account.patient_id is None
    administers = Role.ADMINISTRATOR in actor.roles
    return (administers and of_staff) or not deciders_of(account).isdisjoint(
        actor.roles
    )
