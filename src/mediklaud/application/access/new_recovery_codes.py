"""Somebody used up the recovery codes, or lost the paper."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.access.own_account import own_account
from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.proof import require_fresh_factor
from mediklaud.domain.access.second_factor import NoSecondFactor
from mediklaud.ports.second_factors import SecondFactors


@frozen(kw_only=True)
class RecoveryCodes:
    """Codes for the day the telephone is lost, shown this once."""

    codes: tuple[str, ...] = field(repr=False)


@frozen(kw_only=True)
class NewRecoveryCodes(Command[RecoveryCodes]):
    """Draw ten new recovery codes; those drawn before end."""

    permission: ClassVar = Permission.USE_OWN_ACCOUNT
    remembered: ClassVar = False
    step_up: ClassVar = True


def new_recovery_codes(
    _command: NewRecoveryCodes,
    *,
    factors: SecondFactors,
    policy: AccessPolicy,
    actor: Actor,
    now: datetime,
) -> RecoveryCodes:
    """Draw them, by a fresh proof of the second factor."""
    account_id = own_account(actor)
    if factors.in_use(account_id) is None:
        raise NoSecondFactor
    require_fresh_factor(actor, now, policy)
    return RecoveryCodes(codes=factors.draw_recovery_codes(account_id))
