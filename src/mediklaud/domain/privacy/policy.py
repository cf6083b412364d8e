"""The house rules of emergency access, of watching who reads what, and of rights."""

from datetime import time, timedelta

from attrs import frozen


@frozen(kw_only=True)
class PrivacyPolicy:
    """How long emergency access lasts, what strikes the officer, what patients get."""

    break_glass_lasts: timedelta = timedelta(minutes=60)
    review_within: timedelta = timedelta(hours=72)
    usual_in_a_day: int = 3
    """Who takes emergency access more often in 24 hours is looked into first."""

    opens_at: time = time(7)
    closes_at: time = time(20)
    """By the hospital's clocks; what is read before or after is after hours."""
    usual_in_an_hour: int = 60
    """Patients whom one account sees in an hour; more is a bulk view."""

    age_of_majority: int = 18
    guardianship_lasts: timedelta = timedelta(days=365)
    """For a patient who is of age, if nothing is said."""
    amendment_due: timedelta = timedelta(days=60)
    amendment_extension: timedelta = timedelta(days=30)
    """Once, with a reason."""
    accounting_years: int = 6
    """How far back a patient is told of disclosures."""
