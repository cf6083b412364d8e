"""What a message needs to know of its recipient and its subject, right now."""

from __future__ import annotations

from datetime import date, datetime

from attrs import field, frozen

from mediklaud.domain.messaging.standing import Standing
from mediklaud.domain.shared.consent import Consent
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.period import Period


@frozen(kw_only=True)
class Visit:
    """An appointment, as a letter speaks of it."""

    period: Period
    standing: Standing
    version: int


@frozen(kw_only=True)
class Paid:
    """A payment, as a letter speaks of it: nothing of what it was for."""

    number: str
    amount: Money
    received_at: datetime
    due: Money
    """What the patient has still to pay in all."""


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
    paid: Paid | None = None
    licence_until: date | None = None
    invited: bool = False
    """Has the account an invitation that was neither taken up nor withdrawn?"""
