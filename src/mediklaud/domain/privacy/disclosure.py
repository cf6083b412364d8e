"""What of a patient's information was given to whom outside, and why (X7)."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.privacy.policy import PrivacyPolicy
from mediklaud.domain.shared.ids import AccountId, DisclosureId, PatientId
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean, clean_note


@frozen
class NotDisclosedYet(InvalidValue):
    """What was given out, was given out before now."""

    rule: ClassVar[str] = "X7"
    disclosed_at: datetime


def _recipient(text: str) -> str:
    return clean(text, "recipient")


def _address(text: str) -> str:
    return clean(text, "address", longest=500)


def _what(text: str) -> str:
    return clean_note(text, "what", longest=2000)


def _why(text: str) -> str:
    return clean_note(text, "purpose", longest=2000)


@frozen(kw_only=True)
class Disclosure:
    """One release to somebody outside. Written once, never changed or taken away.

    Treatment, payment, the hospital's own operations, and what a patient asked for
    or agreed to, are none: they need no account.
    """

    id: DisclosureId
    patient_id: PatientId
    recipient: str = field(converter=_recipient, repr=False)
    address: str = field(converter=_address, repr=False)
    what: str = field(converter=_what, repr=False)
    why: str = field(converter=_why, repr=False)
    """The purpose."""
    disclosed_at: datetime = field(validator=has_time_zone)
    recorded_at: datetime = field(validator=has_time_zone)
    recorded_by: AccountId | None
    hidden_until: datetime | None = None
    """Until then an authority has asked not to tell the patient."""

    def __attrs_post_init__(self) -> None:
        if self.disclosed_at > self.recorded_at:
            raise NotDisclosedYet(self.disclosed_at)

    def is_told_at(self, now: datetime) -> bool:
        """May the patient know of it by now?"""
        return self.hidden_until is None or self.hidden_until <= now


def accounted_since(today: date, policy: PrivacyPolicy) -> date:
    """How far back the account of disclosures reaches."""
    year = today.year - policy.accounting_years
    try:
        return today.replace(year=year)
    except ValueError:
        return date(year, 2, 28)
