"""The very first account: whoever sets the hospital up becomes its administrator."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.access.invite import invite
from mediklaud.application.messages import Command
from mediklaud.domain.access.account import Account, AccountStatus, HospitalIsOpen
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.grants import Basis, Grant
from mediklaud.domain.access.invitation import Invitation
from mediklaud.domain.access.logins import chosen_login
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Accounts, Invitations
from mediklaud.ports.system import Counters, Ids

_OPENED = "hospital_opened"


@frozen(kw_only=True)
class InitialiseHospital(Command[Invitation]):
    """Make the first administrator, while nobody has an account in use.

    Who lost the first invitation sends it again, perhaps with another login.
    """

    permission: ClassVar = Permission.SIGN_IN
    remembered: ClassVar = False
    login: str
    name: str


def initialise_hospital(
    command: InitialiseHospital,
    *,
    accounts: Accounts,
    invitations: Invitations,
    counters: Counters,
    policy: AccessPolicy,
    ids: Ids,
    now: datetime,
) -> Invitation:
    """Invite the administrator; two at once wait for each other at the counter."""
    counters.next(_OPENED)
    account = _administrator(command, ids.new(AccountId), now)
    others = accounts.page(None, 2)
    if others:
        waiting = _the_only_one(others).renamed(account.login, account.name)
        return invite(accounts.save(waiting), invitations, policy, now)
    accounts.add(account)
    return invite(account, invitations, policy, now)


def _administrator(
    command: InitialiseHospital, account_id: AccountId, now: datetime
) -> Account:
    return Account(
        id=account_id,
        login=chosen_login(command.login),
        name=command.name,
        roles=(Role.ADMINISTRATOR,),
        grants=(_as_the_first(now),),
        created_at=now,
    )


def _as_the_first(now: datetime) -> Grant:
    role = Role.ADMINISTRATOR
    return Grant(role=role, since=now, basis=Basis.NO_APPROVER_YET)


def _the_only_one(accounts: tuple[Account, ...]) -> Account:
    """The administrator who has never signed in; refuse if there is anybody else."""
    if len(accounts) > 1 or accounts[0].status is not AccountStatus.INVITED:
        raise HospitalIsOpen
    return accounts[0]
