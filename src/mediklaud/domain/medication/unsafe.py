"""Why the knowledge stands against a prescription (M3)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.errors import InvalidValue, RuleBroken, TryLater
from mediklaud.domain.medication.override import OverrideGiven, SafetyOverride
from mediklaud.domain.medication.presented import Checked, Presented
from mediklaud.domain.medication.severity import Presentation, Severity
from mediklaud.domain.shared.ids import AccountId, PatientId


@frozen
class CheckFailed(TryLater):
    """The safety check failed: nothing was written, and nothing is known to be safe."""

    rule: ClassVar[str] = "M4"


@frozen
class NoSuchFinding(InvalidValue):
    """There is no such finding to answer: look at what the check says now."""

    rule: ClassVar[str] = "M3"


@frozen(kw_only=True)
class Against:
    """What one finding says to whoever has to answer it; nothing of the patient."""

    rule_id: str
    kind: str
    severity: Severity
    presentation: Presentation
    pair: tuple[str, str]
    mechanism: str
    effect: str
    management: str
    source: str
    knowledge: str

    @classmethod
    def of(cls, one: Presented) -> Against:
        """As it is shown."""
        found = one.finding
        return cls(
            rule_id=found.rule_id,
            kind=found.kind.value,
            severity=found.severity,
            presentation=one.presentation,
            pair=found.pair,
            mechanism=found.mechanism,
            effect=found.effect,
            management=found.management,
            source=found.source,
            knowledge=found.knowledge,
        )


@frozen
class UnsafePrescription(RuleBroken):
    """The knowledge stands against it: change it, or answer each finding."""

    rule: ClassVar[str] = "M3"
    findings: tuple[Against, ...]
    patient_id: PatientId = field(repr=False)
    shown: tuple[Presented, ...] = field(repr=False)
    """All that stood before the prescriber's eyes, to be counted."""


def require_findings(checked: Checked, given: Iterable[OverrideGiven]) -> None:
    """Refuse an answer to something that the check does not say."""
    for answer in given:
        if not checked.finds(answer.rule_id):
            raise NoSuchFinding


def require_answered(
    patient_id: PatientId, checked: Checked, rules: Collection[str]
) -> None:
    """Refuse while a finding that stops is of none of the rules that were answered."""
    open_ = [one for one in checked.stopping if not any(map(one.is_of, rules))]
    if open_:
        against = tuple(map(Against.of, open_))
        raise UnsafePrescription(against, patient_id, tuple(checked.shown))


def overrides_of(
    checked: Checked,
    given: Iterable[OverrideGiven],
    *,
    by: AccountId | None,
    at: datetime,
) -> tuple[SafetyOverride, ...]:
    """The answers as they are kept, those of before that still hold among them (M6)."""
    answers = tuple(given)
    kept: list[SafetyOverride] = []
    for one in checked.presented:
        answer = next((a for a in answers if one.is_of(a.rule_id)), None)
        if answer is not None:
            kept.append(_override(one, answer, by, at))
        elif one.answered is not None:
            kept.append(one.answered)
    return tuple(kept)


def _override(
    one: Presented, answer: OverrideGiven, by: AccountId | None, at: datetime
) -> SafetyOverride:
    found = one.finding
    return SafetyOverride(
        rule_id=found.rule_id,
        knowledge=found.knowledge,
        severity=found.severity,
        pair=found.pair,
        effect=found.effect,
        management=found.management,
        reason=answer.reason,
        text=answer.text,
        by=by,
        at=at,
    )
