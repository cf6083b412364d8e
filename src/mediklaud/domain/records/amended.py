"""What was said about a signed note later, at its patient's request (X7)."""

from datetime import datetime

from attrs import field, frozen

from mediklaud.domain.shared.period import has_time_zone


@frozen(kw_only=True)
class Amended:
    """Stands beside the note, which itself never changes."""

    at: datetime = field(validator=has_time_zone)
    correction: str | None = field(default=None, repr=False)
    denial: str | None = field(default=None, repr=False)
    """Why it stands as it was written."""
    disagreement: str | None = field(default=None, repr=False)
    """What the patient says to that."""
