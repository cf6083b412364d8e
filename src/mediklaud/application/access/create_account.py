"""The administrator lets a colleague in."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.access.invite import invite
from mediklaud.application.messages import Command
from mediklaud.domain.access.account import Account, DoctorHasAccount
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.invitation import Invitation
from mediklaud.domain.access.logins import LoginTaken, chosen_login
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.shared.ids import AccountId, DoctorId
from mediklaud.ports.access import Accounts, Invitations
from mediklaud.ports.registry import Doctors
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class CreateAccount(Command[Invitation]):
    """Make an account for somebody of staff, and invite them to choose a password."""

    permission: ClassVar = Permission.MANAGE_ACCOUNTS
    remembered: ClassVar = False
    login: str
    name: str
    roles: tuple[Role, ...]
    doctor_id: DoctorId | None = None


def create_account(
    command: CreateAccount,
    *,
    accounts: Accounts,
    doctors: Doctors,
    invitations: Invitations,
    policy: AccessPolicy,
    ids: Ids,
    now: datetime,
) -> Invitation:
    """Make it, unless the login is taken or the roles do not go together."""
    account = Account(
        id=ids.new(AccountId),
        login=chosen_login(command.login),
        name=command.name,
        roles=command.roles,
        doctor_id=command.doctor_id,
        created_at=now,
    )
    if accounts.credentials(account.login) is not None:
        raise LoginTaken
    require_free_doctor(command.doctor_id, doctors, accounts)
    accounts.add(account)
    return invite(account, invitations, policy, now)


def require_free_doctor(
    doctor_id: DoctorId | None, doctors: Doctors, accounts: Accounts
) -> None:
    """Refuse a doctor who is not registered, or signs in already."""
    if doctor_id is None:
        return
    doctors.get(doctor_id)
    if accounts.of_doctor(doctor_id) is not None:
        raise DoctorHasAccount(doctor_id)
