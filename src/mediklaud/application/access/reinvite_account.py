"""A colleague lost the invitation, or forgot the password."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.access.invite import invite
from mediklaud.application.messages import Command
from mediklaud.domain.access.invitation import Invitation, InvitedByTheDesk
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Accounts, Invitations


@frozen(kw_only=True)
class ReinviteAccount(Command[Invitation]):
    """Invite somebody of staff once more to choose a password."""

    permission: ClassVar = Permission.MANAGE_ACCOUNTS
    step_up: ClassVar[bool] = True
    remembered: ClassVar = False
    account_id: AccountId


def reinvite_account(
    command: ReinviteAccount,
    *,
    accounts: Accounts,
    invitations: Invitations,
    policy: AccessPolicy,
    now: datetime,
) -> Invitation:
    """Make out another; patients prove themselves at the front desk."""
    account = accounts.get(command.account_id)
    account.require_person()
    if account.patient_id is not None:
        raise InvitedByTheDesk(account.id)
    return invite(account, invitations, policy, now)
