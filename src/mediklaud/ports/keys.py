"""The hospital's data keys, and what is kept under them."""

from datetime import datetime
from typing import Protocol

from attrs import frozen

from mediklaud.domain.access.data_key import DataKey, KeyPurpose

Position = tuple[str, ...]
"""A table's name, and perhaps the key of the last row that was looked at."""


@frozen(kw_only=True)
class Renewed:
    """How far one went through what is kept, and how much of it was under old keys."""

    count: int
    unreadable: int = 0
    """Rows that no key opens: they stay as they are, and so do the keys."""
    after: Position | None
    """Where to go on; none at the end."""


class Keys(Protocol):
    """Every data key that was ever drawn; the keys themselves are never told."""

    def all(self, now: datetime) -> tuple[DataKey, ...]:
        """The oldest first, each in the state that it is in now; none in memory."""

    def draw(
        self, purpose: KeyPurpose, *, active_from: datetime, now: datetime
    ) -> DataKey:
        """A new key.

        `Contended` if another is drawn at the same time, `NothingIsSealed` in memory.
        """

    def renew(self, after: Position | None, limit: int) -> Renewed:
        """Bring the next so many rows under the active keys.

        What somebody changes meanwhile is left as they leave it.
        """

    def uses(self, key: DataKey) -> int:
        """How many rows are kept under it."""

    def retire(self, key: DataKey, now: datetime) -> None:
        """Let it open nothing any more."""

    def rewrap(self) -> int:
        """Wrap all of them by the new master key; answer how many there are.

        `NoNewMasterKey` if none is set, `NothingIsSealed` in memory.
        """
