"""How decisions about rules, and what alerts did, look over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from mediklaud.application.medication.list_tunings import ListedTuning
from mediklaud.domain.medication.alert import AlertReport, AlertStage, RuleTally
from mediklaud.domain.medication.severity import Presentation, Severity
from mediklaud.domain.medication.tuning import Tuning, TuningStatus
from mediklaud.entrypoints.http.wire import View, bare


class TuningView(View):
    """Who turned which rule down, how far, why, and until when that holds unseen."""

    id: UUID
    knowledge: str
    rule_id: str
    severity: Severity
    presentation: Presentation
    reason: str
    review_on: date
    is_overdue: bool
    status: TuningStatus
    decided_by: UUID
    decided_at: datetime
    confirmed_by: UUID | None
    confirmed_at: datetime | None
    ended_by: UUID | None
    ended_at: datetime | None

    @classmethod
    def of(cls, tuning: Tuning, *, is_overdue: bool = False) -> TuningView:
        """The decision."""
        return cls(
            id=tuning.id.value,
            knowledge=tuning.knowledge,
            rule_id=tuning.rule_id,
            severity=tuning.severity,
            presentation=tuning.presentation,
            reason=tuning.reason,
            review_on=tuning.review_on,
            is_overdue=is_overdue,
            status=tuning.status,
            decided_by=tuning.decided_by.value,
            decided_at=tuning.decided_at,
            confirmed_by=bare(tuning.confirmed_by),
            confirmed_at=tuning.confirmed_at,
            ended_by=bare(tuning.ended_by),
            ended_at=tuning.ended_at,
        )

    @classmethod
    def listed(cls, listed: ListedTuning) -> TuningView:
        """The decision, marked if its review is overdue."""
        return cls.of(listed.tuning, is_overdue=listed.is_overdue)


class RuleTallyView(View):
    """How often one rule was shown, and how often somebody went on all the same."""

    rule_id: str
    knowledge: str
    severity: Severity
    stage: AlertStage
    shown: int
    overridden: int
    percent_overridden: str
    mostly_overridden: bool

    @classmethod
    def of(cls, tally: RuleTally) -> RuleTallyView:
        """The tally."""
        return cls(
            rule_id=tally.rule_id,
            knowledge=tally.knowledge,
            severity=tally.severity,
            stage=tally.stage,
            shown=tally.shown,
            overridden=tally.overridden,
            percent_overridden=str(tally.percent_overridden),
            mostly_overridden=tally.is_mostly_overridden,
        )


class AlertReportView(View):
    """What alerts did from the first day to the last."""

    since: date
    until: date
    prescriptions: int
    alerts_per_hundred_prescriptions: str | None
    rules: list[RuleTallyView]

    @classmethod
    def of(cls, report: AlertReport) -> AlertReportView:
        """The report."""
        rate = report.per_hundred_prescriptions
        return cls(
            since=report.since,
            until=report.until,
            prescriptions=report.prescriptions,
            alerts_per_hundred_prescriptions=None if rate is None else str(rate),
            rules=[RuleTallyView.of(tally) for tally in report.rules],
        )
