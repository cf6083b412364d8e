"""What it takes to seal the audit, to keep the seals elsewhere, and to check it all."""

from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

from attrs import frozen

from mediklaud.domain.access.audit import AuditFilter
from mediklaud.domain.access.chain import Link
from mediklaud.domain.access.seal import AnchoredSeal, Head, Seal
from mediklaud.domain.access.seal_checking import SealedHead
from mediklaud.domain.shared.ids import AuditId


class AuditMarks(Protocol):
    """The hospital's keys for the audit: the part of `Cipher` that it takes."""

    def mac(self, data: bytes) -> tuple[int, bytes]:
        """The audit key's id, and its mark on the data."""

    def check_mac(self, key_id: int, data: bytes) -> bytes:
        """The mark that this key leaves; `SealBroken` if there is no such key."""

    def sign(self, data: bytes) -> tuple[int, bytes]:
        """The seal key's id, and its signature."""

    def verify(self, key_id: int, data: bytes, signature: bytes) -> bool:
        """Did this key sign exactly this?"""

    def public_key(self, key_id: int) -> bytes:
        """What anybody can check it with; `SealBroken` if there is no such key."""


@frozen
class Unsealed:
    """An entry that no seal covers yet, as the end of its stream at that time."""

    id: AuditId
    head: Head


@frozen
class Covered:
    """An entry, and the number of the first seal that covers it, if one does."""

    link: Link
    number: int | None


class Seals(Protocol):
    """The seals over the audit, and what waits for the next one."""

    def wait(self, at_least: int) -> bool:
        """Are there so many entries that no seal covers?"""

    def unsealed(self, limit: int) -> tuple[Unsealed, ...]:
        """So many of them; one that was committed late is among them, too."""

    def newest(self) -> Seal | None:
        """The last one, if there is any."""

    def add(
        self, seal: Seal, heads: Iterable[Head], covered: Collection[Unsealed]
    ) -> None:
        """Keep it with its heads; what it covers waits no longer.

        `Contended` if somebody else made the seal of this number.
        """

    def after(self, number: int, limit: int) -> tuple[Seal, ...]:
        """So many of those that came after this one, the oldest first."""

    def numbered(self, numbers: Collection[int]) -> tuple[Seal, ...]:
        """Those with these numbers, the oldest first."""


class AuditTrail(Protocol):
    """The audit from its beginning, a little at a time, as it is right now."""

    def seals_made(self) -> int:
        """The number of the newest seal, or of the newest head that was sealed."""

    def seals(self, upto: int) -> Iterator[Seal]:
        """The seals up to this number, in its order."""

    def sealed_heads(self, upto: int) -> Iterator[SealedHead]:
        """What these cover, in the order of seal and stream."""

    def heads(self, upto: int) -> Iterator[Head]:
        """The same in the order of stream and place."""

    def links(self) -> Iterator[Link]:
        """Every entry, in the order of stream and place.

        One that cannot be read, or is told otherwise where people look for whom they
        saw, comes as one that says nothing.
        """

    def part(self, which: AuditFilter, limit: int) -> tuple[Covered, ...]:
        """So many entries that fit, in the order of stream and place."""

    def heads_under(
        self, numbers: Collection[int], streams: Collection[str]
    ) -> tuple[SealedHead, ...]:
        """What these seals say of these streams, in the order of seal and stream."""


class Anchor(Protocol):
    """Where seals are kept out of reach of whoever owns the database."""

    def newest(self) -> int:
        """The number of the last seal kept; nought is none.

        `AnchorUnreadable` if that cannot be told.
        """

    def keep(self, seals: Iterable[AnchoredSeal]) -> None:
        """Add those that are not kept yet; nothing is ever changed or removed.

        `AnchorUnreadable` if it cannot be written.
        """

    def seals(self) -> Iterator[Seal]:
        """Those that are kept by now, in the order of their numbers.

        `AnchorUnreadable` if one of them makes no sense.
        """
