"""A way back for who lost telephone and paper: one asks, another decides (X2)."""

from __future__ import annotations

from datetime import datetime

from attrs import field, frozen

from mediklaud.domain.access.grants import a_reason
from mediklaud.domain.shared.ids import AccountId
from mediklaud.domain.shared.period import has_time_zone


@frozen(kw_only=True)
class ResetDecision:
    """What somebody else than who asked has decided, and why."""

    granted: bool
    by: AccountId
    at: datetime = field(validator=has_time_zone)
    reason: str = field(converter=a_reason, repr=False)


@frozen(kw_only=True)
class FactorReset:
    """A wish that an account's second factor be withdrawn.

    It waits until another person decides, and stays with the account for good.
    """

    asked_by: AccountId
    asked_at: datetime = field(validator=has_time_zone)
    reason: str = field(converter=a_reason, repr=False)
    decision: ResetDecision | None = None
