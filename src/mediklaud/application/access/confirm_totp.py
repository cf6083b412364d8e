"""Somebody shows that the telephone knows the codes."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.access.own_account import own_account
from mediklaud.application.access.renewed import renewed
from mediklaud.application.attempts import went_well
from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.attempt import Attempt
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.second_factor import NoSecondFactor, WrongCode
from mediklaud.ports.access import Sessions, SignInAttempts
from mediklaud.ports.second_factors import SecondFactors


@frozen(kw_only=True)
class Confirmed:
    """Codes for the day the telephone is lost, and the session's new token."""

    recovery_codes: tuple[str, ...] = field(repr=False)
    """Shown this once; each can be used once instead of a code."""
    token: str | None = field(default=None, repr=False)
    """The session is the same, and reaches everything now; its old token is void."""


@frozen(kw_only=True)
class ConfirmTotp(Command[Confirmed]):
    """Use the second factor that was set up, from now on."""

    permission: ClassVar = Permission.USE_OWN_ACCOUNT
    remembered: ClassVar = False
    code: str = field(repr=False)


def confirm_totp(
    command: ConfirmTotp,
    *,
    factors: SecondFactors,
    sessions: Sessions,
    attempts: SignInAttempts,
    attempt: Attempt,
    actor: Actor,
    now: datetime,
) -> Confirmed:
    """Take the first right code; sessions elsewhere end, for they never showed one."""
    account_id = own_account(actor)
    drawn = factors.drawn(account_id)
    if drawn is None:
        raise NoSecondFactor
    step = drawn.step_of(command.code.strip(), now)
    if step is None or not factors.confirm(drawn, step, now):
        raise WrongCode
    went_well(attempt, attempts)
    sessions.end_all(account_id, now, but=actor.session_id)
    return Confirmed(
        recovery_codes=factors.draw_recovery_codes(account_id),
        token=renewed(actor, sessions, now, with_factor=True),
    )
