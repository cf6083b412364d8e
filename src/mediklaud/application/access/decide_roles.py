"""Somebody else than who asked gives a colleague roles, or does not (X1)."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.access.create_account import require_free_doctor
from mediklaud.application.access.own_account import own_account
from mediklaud.application.messages import Command
from mediklaud.domain.access.account import Account, AccountChanged
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.approval import to_decide
from mediklaud.domain.access.giving import Leave, granting, refusing
from mediklaud.domain.access.grants import Basis, a_reason
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.roles import require_another
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Accounts, Sessions
from mediklaud.ports.registry import Doctors


@frozen(kw_only=True)
class DecideRoles(Command[Account]):
    """Grant or refuse the roles that wait on an account and are mine to decide."""

    permission: ClassVar = Permission.DECIDE_ROLES
    step_up: ClassVar[bool] = True
    account_id: AccountId
    granted: bool
    reason: str
    version: int | None = None
    """The account as it was looked at; none means as it is."""


def decide_roles(
    command: DecideRoles,
    *,
    accounts: Accounts,
    doctors: Doctors,
    sessions: Sessions,
    actor: Actor,
    now: datetime,
) -> Account:
    """Decide them; who is given roles signs in again with them."""
    decider = own_account(actor)
    require_another(command.account_id, decider)
    a_reason(command.reason)
    account = accounts.get(command.account_id)
    if command.version not in {None, account.version}:
        raise AccountChanged(account.id)
    theirs = to_decide(account.id, account.asked, actor.roles, decider)
    if not command.granted:
        return accounts.save(refusing(account, theirs))
    account.require_enabled()
    leave = Leave(basis=Basis.APPROVED, at=now, by=decider)
    changed = granting(account, theirs, leave)
    if changed.doctor_id != account.doctor_id:
        require_free_doctor(changed.doctor_id, doctors, accounts)
    sessions.end_all(account.id, now)
    return accounts.save(changed)
