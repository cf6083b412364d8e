"""How long the pharmacy has to do with a patient (X1)."""

from datetime import datetime, timedelta

_AFTERWARDS = timedelta(days=7)


def waiting_since(now: datetime) -> datetime:
    """What ended before then gives no reach to the patient any more."""
    return now - _AFTERWARDS
