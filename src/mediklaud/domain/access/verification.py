"""What the hospital says when asked whether its audit can be believed (X5)."""

from datetime import datetime
from enum import StrEnum

from attrs import frozen

from mediklaud.domain.access.tampering import Fault


class Verdict(StrEnum):
    """Can it be believed?"""

    INTACT = "intact"
    TAMPERED = "tampered"
    NOT_CHECKED = "not_checked"


@frozen(kw_only=True)
class Verification:
    """What was found, and how much was looked at."""

    verdict: Verdict
    fault: Fault | None = None
    """The first thing wrong, where it was tampered with."""
    why_not: str | None = None
    """The code of what stood in the way, where it could not be checked."""
    streams: int = 0
    entries: int = 0
    seals: int = 0
    anchored: int = 0
    """The newest seal that the anchor confirms; none is nought."""
    sealed_at: datetime | None = None
    """When the newest seal was made."""
    unsealed: int = 0
    """So many entries are chained, but not under a seal yet."""
    unsealed_since: datetime | None = None
