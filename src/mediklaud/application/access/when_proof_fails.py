"""A wrong password or birth date is counted, so that guessing gets slower."""

from datetime import datetime

from mediklaud.domain.access.credentials import WrongCredentials, WrongPassword
from mediklaud.domain.access.invitation import InvitationRefused
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.ports.access import SignInAttempts

Failure = WrongCredentials | WrongPassword | InvitationRefused


def count_failure(
    failure: Failure, *, attempts: SignInAttempts, policy: AccessPolicy, now: datetime
) -> None:
    """Count it wherever it counts, always in the same order."""
    since = now - policy.failures_forgotten_after
    for budget in sorted(failure.budgets):
        attempts.count(budget, now, since)
