"""How grave a finding is, and how loudly it is shown."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How much harm is to be expected."""

    CONTRAINDICATED = "contraindicated"
    MAJOR = "major"
    MODERATE = "moderate"
    MINOR = "minor"

    @property
    def rank(self) -> int:
        """The gravest is 0, so that sorting puts it first."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Presentation(StrEnum):
    """How a finding meets whoever prescribes."""

    BLOCK = "block"
    """It goes on with a reason and by a second person of a senior role."""
    INTERRUPT = "interrupt"
    """It goes on with a reason."""
    INFORM = "inform"
    """It is shown beside the medicine."""
    SILENT = "silent"
    """It is kept, and shown on request."""

    @property
    def rank(self) -> int:
        """The loudest is 0."""
        return _LOUDNESS[self]

    @property
    def interrupts(self) -> bool:
        """Does nothing go on before somebody has answered?"""
        return self in {Presentation.BLOCK, Presentation.INTERRUPT}


_LOUDNESS = {presentation: rank for rank, presentation in enumerate(Presentation)}
