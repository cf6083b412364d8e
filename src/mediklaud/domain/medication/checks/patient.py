"""Whether a medicine suits the patient's own state: a pregnancy, and the kidneys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from attrs import frozen

from mediklaud.domain.medication.checks.filed import that_concern
from mediklaud.domain.medication.checks.hits import Hit, Told
from mediklaud.domain.medication.checks.index import KnowledgeIndex
from mediklaud.domain.medication.checks.known import KnownMedicine
from mediklaud.domain.medication.medicine import PatientFacts
from mediklaud.domain.medication.report import FindingKind
from mediklaud.domain.medication.rules import KidneyMeasure

PREGNANCY = "pregnancy"
KIDNEYS = "kidney function"
_HOLDS_FOR = timedelta(days=365)
"""How long a kidney function is taken as it was measured."""


def pregnancy_hits(index: KnowledgeIndex, medicine: KnownMedicine) -> Iterator[Hit]:
    """What would harm a child, if there is one."""
    for part in medicine.ingredients:
        for rule in that_concern(index.pregnancy, part):
            kind = FindingKind.PREGNANCY
            told = Told(kind, rule.id, rule.says, index.version)
            yield told, (part.name, PREGNANCY)


@frozen
class Kidneys:
    """What is known of a patient's kidneys on a day."""

    facts: PatientFacts
    on: date | None

    def hits(self, index: KnowledgeIndex, medicine: KnownMedicine) -> Iterator[Hit]:
        """What needs care at this kidney function."""
        for part in medicine.ingredients:
            for rule in that_concern(index.renal, part):
                measured = self._measured(rule.measure)
                if measured is not None and measured < rule.below:
                    kind = FindingKind.RENAL
                    told = Told(kind, rule.id, rule.says, index.version)
                    yield told, (part.name, KIDNEYS)

    def missing(self, index: KnowledgeIndex, medicine: KnownMedicine) -> set[str]:
        """Why it cannot be told whether this medicine suits them."""
        measures = {
            rule.measure
            for part in medicine.ingredients
            for rule in that_concern(index.renal, part)
        }
        return {why for one in measures if (why := self._why_not(one))}

    def _measured(self, measure: KidneyMeasure) -> Decimal | None:
        facts = self.facts
        return facts.egfr if measure is KidneyMeasure.EGFR else facts.crcl

    def _why_not(self, measure: KidneyMeasure) -> str | None:
        if self._measured(measure) is None:
            return f"{KIDNEYS} ({measure}) is not known"
        measured_on = self.facts.measured_on
        if measured_on is None:
            return f"{KIDNEYS} ({measure}) has no date"
        if self.on is not None and self.on - measured_on > _HOLDS_FOR:
            return f"{KIDNEYS} ({measure}) was measured over a year ago"
        return None
