"""What the hospital remembers of its knowledge about medicines, and of its alerts."""

from datetime import datetime
from typing import Protocol

from mediklaud.domain.medication.alert import RuleTally, ShownAlert
from mediklaud.domain.medication.loaded import KnowledgeFile, LoadedKnowledge
from mediklaud.domain.medication.tuning import Tuning
from mediklaud.domain.shared.ids import KnowledgeId, TuningId


class KnowledgeBases(Protocol):
    """Knowledge that the hospital loaded itself, version by version."""

    def add(self, knowledge: LoadedKnowledge, files: tuple[KnowledgeFile, ...]) -> None:
        """Remember a new one; `Contended` if one of its name is active."""

    def get(self, knowledge_id: KnowledgeId) -> LoadedKnowledge:
        """The knowledge; `KnowledgeNotFound` if there is none."""

    def retire(self, knowledge: LoadedKnowledge) -> None:
        """Keep that it is retired; `Contended` if it was already."""

    def all(self) -> tuple[LoadedKnowledge, ...]:
        """All of it, also what is retired, the first loaded first."""

    def active(self) -> tuple[LoadedKnowledge, ...]:
        """What is in force, the first loaded first."""

    def files_of(self, knowledge_id: KnowledgeId) -> tuple[KnowledgeFile, ...]:
        """What was loaded, as it came; `KnowledgeNotFound` if there is none."""


class Tunings(Protocol):
    """The hospital's decisions to show rules less loudly."""

    def add(self, tuning: Tuning) -> None:
        """Remember a new one; `AlreadyTurnedDown` if its rule has one not ended."""

    def get(self, tuning_id: TuningId) -> Tuning:
        """The decision; `TuningNotFound` if there is none."""

    def save(self, tuning: Tuning) -> Tuning:
        """Keep it under its next version, and answer it.

        `Contended` if it is not the version that was read.
        """

    def all(self) -> tuple[Tuning, ...]:
        """Every decision, also those that ended, the first made first."""

    def live(self) -> tuple[Tuning, ...]:
        """Those not ended, the first made first."""


class Alerts(Protocol):
    """Every alert that stood before somebody; none ever changes."""

    def add(self, alert: ShownAlert) -> None:
        """Remember it."""

    def add_all(self, alerts: tuple[ShownAlert, ...]) -> None:
        """Remember several at once; none is fine, too."""

    def report(self, since: datetime, until: datetime) -> tuple[RuleTally, ...]:
        """From `since` until before `until`, rule by rule, the most shown first.

        An alert that is shown again the same day, to the same person about the same
        patient and pair, counts once.
        """

    def prescribed(self, since: datetime, until: datetime) -> int:
        """How many prescriptions were signed from `since` until before `until`."""
