"""Two files of one patient, as the use cases of merging need them (P3)."""

from typing import Protocol

from mediklaud.domain.registry.merge import Merge, MergeStatus
from mediklaud.domain.shared.ids import MergeId


class Merges(Protocol):
    """Every merge that was ever asked for."""

    def add(self, merge: Merge) -> None:
        """Remember a new one."""

    def get(self, merge_id: MergeId) -> Merge:
        """The merge; `MergeNotFound` if there is none."""

    def save(self, merge: Merge) -> Merge:
        """Keep it under its next version, and answer it.

        `Contended` if it is not the version that was read.
        """

    def page(
        self, status: MergeStatus | None, after: MergeId | None, limit: int
    ) -> tuple[Merge, ...]:
        """Those in this status, or all, the oldest first, from the one after this."""


class Belongings(Protocol):
    """All that the hospital keeps about its patients, in whatever book it stands."""

    def hand_over(self, merge: Merge) -> None:
        """Everything of the duplicate is the survivor's; for good, what that was.

        Visits with the time they claim, consultations, charges, invoices, payments,
        credit, wishes, and messages on their way. What was issued stays as it was
        issued. Past time that both claim stays with the duplicate.
        """

    def give_back(self, merge: Merge) -> None:
        """What the merge handed over is the duplicate's again, and nothing else."""

    def anything_new(self, merge: Merge) -> bool:
        """Has the survivor got clinical or money facts since the merge?"""
