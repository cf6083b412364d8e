"""An alert that somebody was shown, and what all of them add up to."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.medication.override_reason import OverrideReason
from mediklaud.domain.medication.severity import Presentation, Severity
from mediklaud.domain.shared.ids import AccountId, AlertId, PatientId, PrescriptionId

_TOO_MANY = 95


@frozen
class DaysOutOfOrder(InvalidValue):
    """A report begins before it ends, and lies between the years 1000 and 2999."""


class AlertStage(StrEnum):
    """Whom it was shown to, doing what."""

    PRESCRIBING = "prescribing"
    DISPENSING = "dispensing"


@frozen(kw_only=True)
class ShownAlert:
    """One finding before somebody's eyes, and whether they went on in spite of it."""

    id: AlertId
    at: datetime
    patient_id: PatientId
    prescription_id: PrescriptionId | None = None
    """None if nothing came of it."""
    shown_to: AccountId
    stage: AlertStage
    rule_id: str
    knowledge: str
    """The name and version of the knowledge that the rule is of."""
    severity: Severity
    presentation: Presentation
    overridden: OverrideReason | None = None
    text: str | None = field(default=None, repr=False)
    pair: tuple[str, str] = field(repr=False)
    """The two medicines, or the medicine and what it harms with."""

    @property
    def occasion(self) -> str:
        """The same for an alert that is shown again the same day, until overridden."""
        who = f"{self.patient_id}/{self.shown_to}/{self.stage}"
        pair = "/".join(sorted(self.pair))
        return f"{who}/{self.at.date()}/{self.knowledge}/{self.rule_id}/{pair}"


@frozen(kw_only=True)
class RuleTally:
    """How often one rule was shown, and how often somebody went on all the same."""

    rule_id: str
    knowledge: str
    severity: Severity
    stage: AlertStage
    shown: int
    overridden: int

    @property
    def percent_overridden(self) -> Decimal:
        """Of those shown, to a tenth."""
        return (Decimal(100 * self.overridden) / self.shown).quantize(Decimal("0.1"))

    @property
    def is_mostly_overridden(self) -> bool:
        """Is it overridden so often that somebody should look at it?"""
        return 100 * self.overridden > _TOO_MANY * self.shown


@frozen(kw_only=True)
class AlertReport:
    """What alerts did from the first day to the last, rule by rule."""

    since: date
    until: date
    prescriptions: int
    rules: tuple[RuleTally, ...]

    @property
    def per_hundred_prescriptions(self) -> Decimal | None:
        """How many alerts stood before prescribers; none if nothing was prescribed."""
        if not self.prescriptions:
            return None
        prescribing = (r for r in self.rules if r.stage is AlertStage.PRESCRIBING)
        shown = Decimal(100 * sum(rule.shown for rule in prescribing))
        return (shown / self.prescriptions).quantize(Decimal("0.1"))


def require_days_in_order(since: date, until: date) -> None:
    """Refuse a report that ends before it begins, or where calendars end."""
    if not date(1000, 1, 1) <= since <= until <= date(2999, 12, 31):
        raise DaysOutOfOrder
