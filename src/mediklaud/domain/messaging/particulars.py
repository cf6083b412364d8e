"""What a message needs to know of its recipient and its subject, right now."""

from __future__ import annotations

from datetime import date
from enum import Enum, auto

from attrs import field, frozen

from mediklaud.domain.shared.consent import Consent
from mediklaud.domain.shared.period import Period


class Standing(Enum):
    """What became of a visit, as far as a letter about it cares."""

    AHEAD = auto()
    BEGUN = auto()
    """The patient is in the house."""
    CANCELLED = auto()
    OVER = auto()


@frozen(kw_only=True)
class Visit:
    """An appointment, as a letter speaks of it."""

    period: Period
    standing: Standing
    version: int


@frozen(kw_only=True)
class Particulars:
    """How to reach the recipient, and how the subject stands."""

    email: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)
    consents: tuple[Consent, ...] = ()
    gone: bool = False
    """There is nobody to write to: the patient has died, the doctor has left."""
    newest: int = 0
    """The latest version of the subject that any message tells of."""
    visit: Visit | None = None
    licence_until: date | None = None
