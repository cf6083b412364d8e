"""What can be wrong with the audit: each way has its name (X5)."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import TryLater


class FaultKind(StrEnum):
    """What was done to it."""

    CHANGED = "changed"
    """It does not say any longer what was marked or signed."""
    MISSING = "missing"
    """It was taken out."""
    REORDERED = "reordered"
    """It stands in another's place."""
    TRUNCATED = "truncated"
    """The end was cut off."""
    FORKED = "forked"
    """There is another history than the one that was sealed."""


@frozen(kw_only=True)
class Fault:
    """The first thing that is wrong: an entry of a stream, or a seal."""

    kind: FaultKind
    stream: str | None = None
    seq: int | None = None
    seal: int | None = None
    """The number of the seal, where it is a seal that is wrong."""


@frozen
class AnchorUnreadable(TryLater):
    """The seals kept outside the database cannot be read."""

    rule: ClassVar[str] = "X5"
    line: int | None = None
