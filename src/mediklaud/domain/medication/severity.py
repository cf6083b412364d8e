"""How grave a finding is, and how loudly it is shown."""

from __future__ import annotations

from enum import StrEnum

from attrs import Factory, frozen


class Severity(StrEnum):
    """How much harm is to be expected."""

    CONTRAINDICATED = "contraindicated"
    MAJOR = "major"
    MODERATE = "moderate"
    MINOR = "minor"

    @property
    def rank(self) -> int:
        """The gravest first."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Presentation(StrEnum):
    """How a finding meets whoever prescribes."""

    BLOCK = "block"
    INTERRUPT = "interrupt"
    INFORM = "inform"
    SILENT = "silent"


def _by_default() -> dict[Severity, Presentation]:
    return dict(zip(Severity, Presentation, strict=True))


@frozen
class PresentationPolicy:
    """The hospital's choice of what stops a prescriber, and what does not."""

    shown: dict[Severity, Presentation] = Factory(_by_default)

    def presentation(self, severity: Severity) -> Presentation:
        """How a finding of this severity is shown."""
        return self.shown[severity]
