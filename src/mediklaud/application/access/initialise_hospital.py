"""The very first account: whoever sets the hospital up becomes its administrator."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.access.invite import invite
from mediklaud.application.messages import Command
from mediklaud.domain.access.account import Account, HospitalIsOpen
from mediklaud.domain.access.actor import Role
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
    """Make the first administrator, while nobody has an account."""

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
    """Invite the administrator; of two at once, the counter lets one through."""
    if accounts.exist() or counters.next(_OPENED) > 1:
        raise HospitalIsOpen
    account = Account(
        id=ids.new(AccountId),
        login=chosen_login(command.login),
        name=command.name,
        roles=(Role.ADMINISTRATOR,),
        created_at=now,
    )
    accounts.add(account)
    return invite(account, invitations, policy, now)
