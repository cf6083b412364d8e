"""The house rules of prescribing."""

from datetime import timedelta

from attrs import frozen


@frozen(kw_only=True)
class PrescribingPolicy:
    """How long a prescription holds, and for how long a finding's answer does."""

    valid_for: timedelta = timedelta(days=30)
    """In which the first supply is fetched (H5)."""
    not_repeated_for: timedelta = timedelta(days=90)
    """After an answer, the same finding does not stop the same prescriber (M6)."""
    looks_back: timedelta = timedelta(days=120)
    """So long at least something stopped may still matter: its washout (M1)."""
