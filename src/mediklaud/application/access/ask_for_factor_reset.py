"""A colleague has lost telephone and paper: the administrator asks (X2)."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.access.asking_for_reset import ResetWaiting, ask_for_reset
from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.resetting import AskedForAtTheDesk
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Accounts


@frozen(kw_only=True)
class AskForFactorReset(Command[ResetWaiting]):
    """Ask that somebody of staff may set up another second factor."""

    permission: ClassVar = Permission.MANAGE_ACCOUNTS
    step_up: ClassVar[bool] = True
    account_id: AccountId
    reason: str


def ask_for_factor_reset(
    command: AskForFactorReset, *, accounts: Accounts, actor: Actor, now: datetime
) -> ResetWaiting:
    """Let it wait; patients prove themselves at the front desk."""
    account = accounts.get(command.account_id)
    if account.patient_id is not None:
        raise AskedForAtTheDesk(account.id)
    return ask_for_reset(account, command.reason, actor, accounts, now)
