"""The hospital's choice of what stops a prescriber, and what does not."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import Factory, frozen

from mediklaud.domain.medication.report import Finding
from mediklaud.domain.medication.severity import Presentation, Severity


def _by_default() -> dict[Severity, Presentation]:
    return dict(zip(Severity, Presentation, strict=True))


@frozen
class PresentationPolicy:
    """How each severity is shown, and which rules the hospital has turned down."""

    version: str = "default 1"
    shown: Mapping[Severity, Presentation] = Factory(_by_default)
    turned_down: Mapping[str, Presentation] = Factory(dict)
    """By the rule's id."""

    def presentation(self, finding: Finding) -> Presentation:
        """As loud as the loudest of the rules folded into it."""
        said = (self._of_one(one) for one in (finding, *finding.also))
        return min(said, key=lambda presentation: presentation.rank)

    def _of_one(self, finding: Finding) -> Presentation:
        """Turned down, a rule is never louder than its severity would be."""
        usual = self.shown[finding.severity]
        chosen = self.turned_down.get(finding.rule_id, usual)
        return max(usual, chosen, key=lambda presentation: presentation.rank)
