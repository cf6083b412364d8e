"""The house rules of emergency access and of watching who reads what."""

from datetime import time, timedelta

from attrs import frozen


@frozen(kw_only=True)
class PrivacyPolicy:
    """How long emergency access lasts, and what strikes the privacy officer."""

    break_glass_lasts: timedelta = timedelta(minutes=60)
    review_within: timedelta = timedelta(hours=72)
    usual_in_a_day: int = 3
    """Who takes emergency access more often in 24 hours is looked into first."""

    opens_at: time = time(7)
    closes_at: time = time(20)
    """By the hospital's clocks; what is read before or after is after hours."""
    usual_in_an_hour: int = 60
    """Patients whom one account sees in an hour; more is a bulk view."""
