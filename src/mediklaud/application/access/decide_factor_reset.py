"""Somebody else than who asked withdraws a lost second factor, or does not (X2)."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.access.own_account import own_account
from mediklaud.application.messages import Command
from mediklaud.domain.access.account import Account, AccountChanged
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.events import SecondFactorWithdrawn
from mediklaud.domain.access.factor_reset import ResetDecision
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.resetting import with_reset_decided
from mediklaud.domain.access.roles import require_another
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Accounts, Invitations, Sessions
from mediklaud.ports.second_factors import SecondFactors
from mediklaud.ports.system import Events


@frozen(kw_only=True)
class DecideFactorReset(Command[Account]):
    """Grant or refuse that somebody may set up another second factor."""

    permission: ClassVar = Permission.DECIDE_FACTOR_RESET
    step_up: ClassVar[bool] = True
    account_id: AccountId
    granted: bool
    reason: str
    version: int | None = None
    """The account as it was looked at; none means as it is."""


def decide_factor_reset(
    command: DecideFactorReset,
    *,
    accounts: Accounts,
    factors: SecondFactors,
    sessions: Sessions,
    invitations: Invitations,
    events: Events,
    actor: Actor,
    now: datetime,
) -> Account:
    """Decide it; once withdrawn, only the password opens the account."""
    decider = own_account(actor)
    require_another(command.account_id, decider)
    account = accounts.get(command.account_id)
    if command.version not in {None, account.version}:
        raise AccountChanged(account.id)
    decision = ResetDecision(
        granted=command.granted, by=decider, at=now, reason=command.reason
    )
    saved = accounts.save(with_reset_decided(account, decision, actor.roles))
    if command.granted:
        factors.remove(saved.id)
        sessions.end_all(saved.id, now)
        invitations.withdraw(saved.id)  # a link must not do instead of the password
        events.tell(SecondFactorWithdrawn(account=saved))
    return saved
