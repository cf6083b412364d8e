"""Which findings were answered before, and need not stop the same doctor again (M6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from attrs import frozen

from mediklaud.domain.medication.dosage import Dosage
from mediklaud.domain.medication.override import SafetyOverride
from mediklaud.domain.medication.prescribed import Prescribed
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.report import Finding
from mediklaud.domain.medication.severity import Severity
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.preparation import Administration

Taking = tuple[str, Dosage, Administration]
"""Which medicine, how much of it, and by which route."""


@frozen(kw_only=True)
class Repeats:
    """The answers of one doctor that still hold for one patient.

    An answer holds for the same rule of the same knowledge, no graver than it was,
    while both medicines are taken as they were then. What is contraindicated is
    always asked again.
    """

    prescriber: DoctorId
    new: tuple[Prescribed, ...]
    in_use: tuple[Prescription, ...]
    since: datetime

    def answer_to(self, finding: Finding) -> SafetyOverride | None:
        """The latest that holds; none where it has to be asked."""
        if finding.severity is Severity.CONTRAINDICATED:
            return None
        held = (o for o in self._answers() if self._holds(o, finding))
        return max(held, key=lambda override: override.at, default=None)

    def _answers(self) -> Iterable[SafetyOverride]:
        mine = (one for one in self.in_use if one.prescriber == self.prescriber)
        return (override for one in mine for override in one.overrides)

    def _holds(self, override: SafetyOverride, finding: Finding) -> bool:
        same = (override.rule_id, override.knowledge, frozenset(override.pair))
        return (
            same == (finding.rule_id, finding.knowledge, frozenset(finding.pair))
            and override.at >= self.since
            and override.severity.rank <= finding.severity.rank
            and self._unchanged(override.at, finding.pair)
        )

    def _unchanged(self, at: datetime, pair: tuple[str, str]) -> bool:
        """Is each of the two taken now as it was taken then?"""
        then = _takings(o for o in self.in_use if o.signed_at and o.signed_at <= at)
        now = _takings((*self.in_use, *self.new))
        return all(now.get(name) == then.get(name) for name in pair)


def _takings(some: Iterable[Prescribed]) -> Mapping[str, frozenset[Taking]]:
    """By the name in findings: in which ways it is taken."""
    found: dict[str, set[Taking]] = {}
    for one in some:
        name = str(one.preparation)
        found.setdefault(name, set()).add((name, one.dosage, one.route))
    return {name: frozenset(ways) for name, ways in found.items()}
