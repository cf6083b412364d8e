"""How a safety check looks over HTTP (M4, M5)."""

from __future__ import annotations

from datetime import date

from mediklaud.domain.medication import SafetyReport
from mediklaud.domain.medication.presented import Checked, Presented
from mediklaud.domain.medication.report import (
    Finding,
    FindingKind,
    KnowledgeVersion,
    NotChecked,
    Status,
)
from mediklaud.domain.medication.severity import Presentation, Severity
from mediklaud.entrypoints.http.wire import View, fields_of


class ExplainedView(View):
    """What may harm, why, what to do, and who says so."""

    kind: FindingKind
    pair: list[str]
    substances: list[str]
    rule_id: str
    severity: Severity
    mechanism: str
    effect: str
    management: str
    source: str
    knowledge: str

    @classmethod
    def of(cls, finding: Finding) -> ExplainedView:
        """What one rule says."""
        return cls(
            kind=finding.kind,
            pair=list(finding.pair),
            substances=list(finding.substances),
            rule_id=finding.rule_id,
            severity=finding.severity,
            mechanism=finding.mechanism,
            effect=finding.effect,
            management=finding.management,
            source=finding.source,
            knowledge=finding.knowledge,
        )


class FindingView(ExplainedView):
    """A finding, how it is shown, and what else is said of the same pair.

    `stops` until it has an answer; `answered` says that it had one before, which
    still holds.
    """

    presentation: Presentation
    stops: bool
    answered: bool
    also: list[ExplainedView]

    @classmethod
    def shown(cls, one: Presented) -> FindingView:
        """As it is shown."""
        return cls(
            **fields_of(ExplainedView.of(one.finding)),
            presentation=one.presentation,
            stops=one.stops,
            answered=one.answered is not None,
            also=[ExplainedView.of(other) for other in one.finding.also],
        )


class NotCheckedView(View):
    """Something the knowledge could not be asked about; names it may have meant."""

    name: str
    reason: str
    suggestions: list[str]

    @classmethod
    def of(cls, one: NotChecked) -> NotCheckedView:
        """What, and why not."""
        return cls(name=one.name, reason=one.reason, suggestions=list(one.suggestions))


class KnowledgeVersionView(View):
    """Which knowledge was asked, and how much it covers."""

    id: str
    version: str
    released: date
    source: str
    licence: str
    checksum: str
    notice: str
    substances: int
    rules: int

    @classmethod
    def of(cls, one: KnowledgeVersion) -> KnowledgeVersionView:
        """One base in one version."""
        return cls(**{name: getattr(one, name) for name in cls.__struct_fields__})


class CheckView(View):
    """The answer; `clear` means nothing known in these versions, never safe."""

    status: Status
    findings: list[FindingView]
    not_checked: list[NotCheckedView]
    checked_pairs: int
    knowledge_base: list[KnowledgeVersionView]
    policy_version: str | None
    notice: str

    @classmethod
    def of(cls, checked: Checked) -> CheckView:
        """What was found, and what could not be looked at."""
        report: SafetyReport = checked.report
        return cls(
            status=report.status,
            findings=[FindingView.shown(one) for one in checked.presented],
            not_checked=[NotCheckedView.of(one) for one in report.not_checked],
            checked_pairs=report.checked_pairs,
            knowledge_base=[KnowledgeVersionView.of(one) for one in report.knowledge],
            policy_version=report.policy_version,
            notice=report.notice,
        )
