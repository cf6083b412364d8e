"""The administrator lets a colleague in."""

from datetime import datetime
from typing import ClassVar

from attrs import evolve, frozen

from mediklaud.application.access.asking import Wish, ask
from mediklaud.application.access.invite import invite
from mediklaud.application.messages import Command
from mediklaud.domain.access.account import Account, DoctorHasAccount
from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.access.invitation import Invitation
from mediklaud.domain.access.logins import LoginTaken, chosen_login
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.roles import require_some
from mediklaud.domain.shared.ids import AccountId, DoctorId
from mediklaud.ports.access import Accounts, Invitations
from mediklaud.ports.registry import Doctors
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class CreateAccount(Command[Invitation]):
    """Make an account for somebody of staff, and invite them to choose a password.

    Their roles are asked for: somebody else approves them.
    """

    permission: ClassVar = Permission.MANAGE_ACCOUNTS
    step_up: ClassVar[bool] = True
    remembered: ClassVar = False
    login: str
    name: str
    roles: tuple[Role, ...]
    doctor_id: DoctorId | None = None
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


def create_account(
    command: CreateAccount,
    *,
    accounts: Accounts,
    doctors: Doctors,
    invitations: Invitations,
    policy: AccessPolicy,
    ids: Ids,
    actor: Actor,
    now: datetime,
) -> Invitation:
    """Make it, unless the login is taken or the roles do not go together."""
    require_some(command.roles)
    account = Account(
        id=ids.new(AccountId),
        login=chosen_login(command.login),
        name=command.name,
        roles=(),
        created_at=now,
    )
    if accounts.credentials(account.login) is not None:
        raise LoginTaken
    require_free_doctor(command.doctor_id, doctors, accounts)
    asked = ask(account, command.wish(actor.account_id), accounts, now)
    accounts.add(asked.account)
    invitation = invite(account, invitations, policy, now)
    waiting = tuple(one.role for one in asked.account.asked)
    return evolve(invitation, waiting=waiting, at_once=asked.at_once)


def require_free_doctor(
    doctor_id: DoctorId | None, doctors: Doctors, accounts: Accounts
) -> None:
    """Refuse a doctor who is not registered, or signs in already."""
    if doctor_id is None:
        return
    doctors.get(doctor_id)
    if accounts.of_doctor(doctor_id) is not None:
        raise DoctorHasAccount(doctor_id)
