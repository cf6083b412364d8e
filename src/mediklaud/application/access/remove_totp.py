"""A patient does without a second factor again."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.access.own_account import own_account
from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.proof import require_fresh_factor
from mediklaud.domain.access.second_factor import StaffNeedSecondFactor
from mediklaud.ports.second_factors import SecondFactors


@frozen(kw_only=True)
class RemoveTotp(Command[None]):
    """Sign in by the password alone from now on."""

    permission: ClassVar = Permission.USE_OWN_ACCOUNT
    step_up: ClassVar = True


def remove_totp(
    _command: RemoveTotp,
    *,
    factors: SecondFactors,
    policy: AccessPolicy,
    actor: Actor,
    now: datetime,
) -> None:
    """Remove it, by a fresh proof of it; nobody of staff can."""
    if actor.is_staff:
        raise StaffNeedSecondFactor
    if factors.in_use(own_account(actor)) is not None:
        require_fresh_factor(actor, now, policy)
    factors.remove(own_account(actor))
