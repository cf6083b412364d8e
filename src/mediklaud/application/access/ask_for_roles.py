"""The administrator asks for a colleague's roles (X1)."""

from datetime import datetime
from typing import ClassVar

from attrs import evolve, frozen

from mediklaud.application.access.asking import RolesAsked, Wish, ask
from mediklaud.application.access.create_account import require_free_doctor
from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.access.grants import a_reason
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.roles import require_another, require_some
from mediklaud.domain.shared.ids import AccountId, DoctorId
from mediklaud.ports.access import Accounts, Sessions
from mediklaud.ports.registry import Doctors


@frozen(kw_only=True)
class AskForRoles(Command[RolesAsked]):
    """Ask for roles that an account does not have yet, besides those it has."""

    permission: ClassVar = Permission.MANAGE_ACCOUNTS
    step_up: ClassVar[bool] = True
    account_id: AccountId
    roles: tuple[Role, ...]
    doctor_id: DoctorId | None = None
    """Who the person is as a doctor, when the account does not say so yet."""
    reason: str


def ask_for_roles(
    command: AskForRoles,
    *,
    accounts: Accounts,
    doctors: Doctors,
    sessions: Sessions,
    actor: Actor,
    now: datetime,
) -> RolesAsked:
    """Let them wait for somebody else's approval."""
    require_another(command.account_id, actor.account_id)
    require_some(command.roles)
    account = accounts.get(command.account_id)
    account.require_person()
    account.require_may_be(command.doctor_id)
    if command.doctor_id != account.doctor_id:
        require_free_doctor(command.doctor_id, doctors, accounts)
    wish = Wish(
        roles=command.roles,
        reason=a_reason(command.reason),
        doctor_id=command.doctor_id,
        asked_by=actor.account_id,
    )
    asked = ask(account, wish, accounts, now)
    saved = accounts.save(asked.account)
    if asked.at_once:
        sessions.end_all(account.id, now)
    return evolve(asked, account=saved)
