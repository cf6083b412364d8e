"""Somebody gets other work to do."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.access.create_account import require_free_doctor
from mediklaud.application.messages import Command
from mediklaud.domain.access.account import Account
from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.roles import LastAdministrator, require_another
from mediklaud.domain.shared.ids import AccountId, DoctorId
from mediklaud.ports.access import Accounts, Sessions
from mediklaud.ports.registry import Doctors


@frozen(kw_only=True)
class ChangeRoles(Command[Account]):
    """Give an account these roles instead of those it has."""

    permission: ClassVar = Permission.MANAGE_ACCOUNTS
    account_id: AccountId
    roles: tuple[Role, ...]
    doctor_id: DoctorId | None = None
    """Who the person is as a doctor, when the account does not say so yet."""


def change_roles(
    command: ChangeRoles,
    *,
    accounts: Accounts,
    doctors: Doctors,
    sessions: Sessions,
    actor: Actor,
    now: datetime,
) -> Account:
    """Change them; the person signs in again with the new ones."""
    require_another(command.account_id, actor.account_id)
    account = accounts.get(command.account_id)
    changed = account.give(command.roles, command.doctor_id)
    if changed.doctor_id != account.doctor_id:
        require_free_doctor(changed.doctor_id, doctors, accounts)
    if account.administers and not changed.administers:
        require_another_administrator(account, accounts)
    saved = accounts.save(changed)
    sessions.end_all(account.id, now)
    return saved


def require_another_administrator(account: Account, accounts: Accounts) -> None:
    """Refuse to leave the hospital without one."""
    if not accounts.another_administers(account.id):
        raise LastAdministrator(account.id)
