"""Why a doctor prescribes, or a pharmacist hands out, in spite of a finding (M3)."""

from __future__ import annotations

from datetime import datetime

from attrs import field, frozen

from mediklaud.domain.medication.override_reason import OverrideReason
from mediklaud.domain.medication.severity import Severity
from mediklaud.domain.shared.ids import AccountId
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean, clean_note


def _rule(text: str) -> str:
    return clean(text, "override.rule_id", longest=200)


def _words(text: str) -> str:
    return clean_note(text, "override.text", longest=1000)


@frozen(kw_only=True)
class OverrideGiven:
    """What somebody answers to one finding: the reason, and in their own words."""

    rule_id: str = field(converter=_rule)
    reason: OverrideReason
    text: str = field(converter=_words, repr=False)


@frozen(kw_only=True)
class SafetyOverride:
    """An answer as it is kept: to which finding, as it was shown, by whom and when."""

    rule_id: str
    knowledge: str
    severity: Severity
    pair: tuple[str, str] = field(repr=False)
    effect: str = field(repr=False)
    management: str = field(repr=False)
    reason: OverrideReason
    text: str = field(converter=_words, repr=False)
    by: AccountId | None
    at: datetime = field(validator=has_time_zone)


@frozen(kw_only=True)
class Approval:
    """What the second person said to what the knowledge forbids."""

    by: AccountId
    at: datetime = field(validator=has_time_zone)
    reason: str = field(converter=_words, repr=False)
