"""A finding as it meets whoever prescribes or hands out."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from mediklaud.domain.medication.override import SafetyOverride
from mediklaud.domain.medication.report import Finding, SafetyReport
from mediklaud.domain.medication.severity import Presentation, Severity


@frozen(kw_only=True)
class Presented:
    """A finding, how loudly it is shown, and the answer it was given before."""

    finding: Finding
    presentation: Presentation
    answered: SafetyOverride | None = None
    """By which it does not stop the same prescriber again (M6)."""

    @property
    def stops(self) -> bool:
        """Does nothing go on before somebody has answered it?"""
        return self.presentation.interrupts and self.answered is None

    @property
    def is_forbidden(self) -> bool:
        """Does it take a second person (M3)?"""
        return (
            self.finding.severity is Severity.CONTRAINDICATED
            and self.presentation is Presentation.BLOCK
        )

    def is_of(self, rule_id: str) -> bool:
        """Does this rule speak in it, be it folded in?"""
        return any(one.rule_id == rule_id for one in (self.finding, *self.finding.also))


@frozen(kw_only=True)
class Checked:
    """What a check answered, and how each finding is shown."""

    report: SafetyReport
    presented: tuple[Presented, ...] = ()

    @property
    def stopping(self) -> tuple[Presented, ...]:
        """What has to be answered before anything goes on."""
        return tuple(one for one in self.presented if one.stops)

    def finds(self, rule_id: str) -> bool:
        """Does this rule speak in any of it?"""
        return any(one.is_of(rule_id) for one in self.presented)

    @property
    def shown(self) -> Iterator[Presented]:
        """What stands before somebody's eyes: neither silent nor answered before."""
        return (
            one
            for one in self.presented
            if one.answered is None and one.presentation is not Presentation.SILENT
        )
