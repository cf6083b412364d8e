"""When a visit costs the follow-up price (B2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from attrs import frozen

from mediklaud.domain.billing.policy import BillingPolicy

CONSULTATION = "consultation"
FOLLOW_UP = "follow_up"


@frozen(kw_only=True)
class Visit:
    """A charged visit of the patient to the same doctor."""

    at: datetime
    service: str
    """The tariff it was charged by."""
    is_paid: bool


def service_of(
    visit_type: str, at: datetime, before: Sequence[Visit], policy: BillingPolicy
) -> str:
    """The tariff that prices this visit: a follow-up that is none costs in full."""
    if visit_type != FOLLOW_UP or is_follow_up(at, before, policy):
        return visit_type
    return CONSULTATION


def is_follow_up(at: datetime, before: Sequence[Visit], policy: BillingPolicy) -> bool:
    """Does it come soon enough after a paid visit, and are not too many before it?"""
    since = at - timedelta(days=policy.follow_up_days)
    paid = [
        v.at
        for v in before
        if v.is_paid and v.service != FOLLOW_UP and since <= v.at <= at
    ]
    if not paid:
        return False
    follow_ups = [
        v for v in before if v.service == FOLLOW_UP and max(paid) < v.at <= at
    ]
    return len(follow_ups) < policy.follow_up_visits
