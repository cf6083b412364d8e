"""Somebody gets other work to do."""

from datetime import datetime
from typing import ClassVar

from attrs import evolve, frozen

from mediklaud.application.access.asking import RolesAsked, Wish, ask
from mediklaud.application.access.create_account import require_free_doctor
from mediklaud.application.messages import Command
from mediklaud.domain.access.account import Account
from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.access.giving import keeping
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.roles import (
    LastAdministrator,
    require_another,
    require_some,
)
from mediklaud.domain.shared.ids import AccountId, DoctorId
from mediklaud.ports.access import Accounts, Sessions
from mediklaud.ports.registry import Doctors


@frozen(kw_only=True)
class ChangeRoles(Command[RolesAsked]):
    """Let an account have these roles instead of those it has.

    Those that are taken away are gone at once; new ones wait for approval.
    """

    permission: ClassVar = Permission.MANAGE_ACCOUNTS
    step_up: ClassVar[bool] = True
    account_id: AccountId
    roles: tuple[Role, ...]
    doctor_id: DoctorId | None = None
    """Who the person is as a doctor, when the account does not say so yet."""
    reason: str | None = None
    """What the approver is told."""

    def wish(self, asked_by: AccountId | None) -> Wish:
        """The roles it asks for."""
        return Wish(
            roles=self.roles,
            reason=self.reason,
            doctor_id=self.doctor_id,
            asked_by=asked_by,
        )


def change_roles(
    command: ChangeRoles,
    *,
    accounts: Accounts,
    doctors: Doctors,
    sessions: Sessions,
    actor: Actor,
    now: datetime,
) -> RolesAsked:
    """Change them; the person signs in again."""
    require_another(command.account_id, actor.account_id)
    require_some(command.roles)
    account = accounts.get(command.account_id)
    account.require_person()
    account.require_may_be(command.doctor_id)
    if command.doctor_id != account.doctor_id:
        require_free_doctor(command.doctor_id, doctors, accounts)
    kept = keeping(account, command.roles, now)
    if account.administers and not kept.administers:
        require_another_administrator(account, accounts)
    asked = ask(kept, command.wish(actor.account_id), accounts, now)
    sessions.end_all(account.id, now)
    return evolve(asked, account=accounts.save(asked.account))


def require_another_administrator(account: Account, accounts: Accounts) -> None:
    """Refuse to leave the hospital without one."""
    if not accounts.another_administers(account.id):
        raise LastAdministrator(account.id)
