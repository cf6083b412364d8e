"""Tries at proving something are counted first, and given back if they went well."""

from collections.abc import Collection
from datetime import datetime

from mediklaud.domain.access.attempt import Attempt
from mediklaud.domain.access.credentials import WrongCredentials, WrongPassword
from mediklaud.domain.access.invitation import InvitationRefused
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.second_factor import WrongCode
from mediklaud.domain.access.throttle import is_of_source, require_patience
from mediklaud.domain.errors import Refusal
from mediklaud.ports.access import SignInAttempts

_WENT_WRONG = (WrongCredentials, WrongPassword, WrongCode, InvitationRefused)


def begin_attempt(
    budgets: Collection[str],
    attempts: SignInAttempts,
    now: datetime,
    policy: AccessPolicy,
) -> Attempt:
    """Count it wherever it counts; refused if it comes too soon after others."""
    in_order = sorted(budgets)  # two that share some must not wait for each other
    before = attempts.hold(in_order, now)
    require_patience(before, now, policy)
    since = now - policy.failures_forgotten_after
    for budget in in_order:
        attempts.count(budget, now, since)
    return Attempt(at=now, before=before)


def went_well(attempt: Attempt, attempts: SignInAttempts) -> None:
    """Forget the mistakes before it, too; a network's stay."""
    own = [b.budget for b in attempt.before if not is_of_source(b.budget)]
    attempts.clear(own)
    for before in attempt.before:
        if is_of_source(before.budget):
            attempts.give_back(before, attempt.at)


def came_to_nothing(
    attempt: Attempt, refusal: Refusal, attempts: SignInAttempts
) -> None:
    """It was refused for another reason than that the proof was wrong."""
    if not isinstance(refusal, _WENT_WRONG):
        for before in attempt.before:
            attempts.give_back(before, attempt.at)
