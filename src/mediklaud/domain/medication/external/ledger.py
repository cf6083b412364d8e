"""What became of each row of what a hospital loads."""

from __future__ import annotations

from typing import ClassVar

from attrs import define, field, frozen

from mediklaud.domain.errors import InvalidValue

_TOLD = 200


@frozen
class RejectedRow:
    """A row that is of no use, and why; it is named, never repeated."""

    file: str
    line: int
    reason: str


@frozen
class KnowledgeRefused(InvalidValue):
    """This knowledge is not loaded: rows of it are of no use."""

    rule: ClassVar[str] = "M7"
    rejected: int
    """How many rows."""
    rows: tuple[RejectedRow, ...]
    """The first of them."""


@frozen
class UnusableRow(Exception):
    """Why a row is of no use."""

    reason: str


@frozen(kw_only=True)
class LoadingReport:
    """How many rows there were, how many are used, and what was wrong with the rest."""

    rows_read: int
    rows_used: int
    rows_rejected: int
    rejected: tuple[RejectedRow, ...]
    """The first two hundred."""
    unresolved: tuple[str, ...]
    """Names the default knowledge does not know: matched by that name alone."""
    respelt: tuple[str, ...]
    """Names understood by the way their language writes them: worth a look."""


@define
class Ledger:
    """Keeps account while files are read."""

    read: int = 0
    used: int = 0
    rejected: list[RejectedRow] = field(factory=list)

    def reject(self, file: str, line: int, reason: str) -> None:
        """This row is of no use."""
        self.rejected.append(RejectedRow(file, line, reason))

    def require_no_rejects(self) -> None:
        """Refuse what is not whole."""
        if self.rejected:
            raise KnowledgeRefused(len(self.rejected), self.told)

    @property
    def told(self) -> tuple[RejectedRow, ...]:
        """As many as anybody reads."""
        return tuple(self.rejected[:_TOLD])
