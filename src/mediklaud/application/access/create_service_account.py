"""The administrator lets another program in, for what it needs (X1)."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.access.asking import RolesAsked, Wish, ask
from mediklaud.application.messages import Command
from mediklaud.domain.access.account import Account
from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.access.giving import Leave, asking, granting
from mediklaud.domain.access.grants import Basis
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.service import (
    WITHOUT_PATIENTS,
    ServiceToken,
    a_service,
    token_ends,
)
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Accounts, ServiceTokens
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class CreateServiceAccount(Command[ServiceToken]):
    """Make an account for a program, and its first token.

    What reaches patients has to be approved before the token opens anything.
    """

    permission: ClassVar = Permission.MANAGE_ACCOUNTS
    step_up: ClassVar[bool] = True
    remembered: ClassVar = False
    name: str
    permissions: tuple[Permission, ...]
    valid_days: int = 90
    reason: str | None = None
    """What the approver is told."""


def create_service_account(
    command: CreateServiceAccount,
    *,
    accounts: Accounts,
    tokens: ServiceTokens,
    policy: AccessPolicy,
    ids: Ids,
    actor: Actor,
    now: datetime,
) -> ServiceToken:
    """Make it; its permissions are never changed, another program is made instead."""
    ends = token_ends(command.valid_days, now, policy)
    account = a_service(ids.new(AccountId), command.name, command.permissions, now)
    wish = Wish(
        roles=(Role.SERVICE,),
        reason=command.reason,
        doctor_id=None,
        asked_by=actor.account_id,
    )
    asked = _asked(account, wish, accounts, now)
    accounts.add(asked.account)
    return ServiceToken(
        account_id=account.id,
        token=tokens.issue(account.id, now, ends),
        expires_at=ends,
        waits=bool(asked.account.asked),
        purpose=asked.purpose,
    )


def _asked(
    account: Account, wish: Wish, accounts: Accounts, now: datetime
) -> RolesAsked:
    if not WITHOUT_PATIENTS.issuperset(account.permissions):
        return ask(account, wish, accounts, now)
    waiting = asking(account, wish.requests(now))
    leave = Leave(basis=Basis.NO_PATIENTS, at=now)
    return RolesAsked(account=granting(waiting, waiting.asked, leave))
