"""Seals: the hospital signs, once a minute, how far every stream has come (X5).

A stream's chain cannot show that its end was cut off, nor that all of it is gone. The
seals can, for what they cover; and they are kept outside the database as well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime

from attrs import field, frozen

from mediklaud.domain.access.canonical import instant, packed

_FORM = b"mediklaud audit seal 1"

Sign = Callable[[bytes], tuple[int, bytes]]
"""Signs data: the id of the key, and the signature."""
IsSigned = Callable[[int, bytes, bytes], bool]
"""Did the key of this id sign this data so?"""


@frozen(kw_only=True)
class Head:
    """How far a stream had come."""

    stream: str
    seq: int
    mac: bytes = field(repr=False)


@frozen(kw_only=True)
class Seal:
    """What is signed of the heads that are new since the seal before."""

    number: int
    """From 1, without gaps."""
    at: datetime
    previous: bytes = field(repr=False)
    """The hash of the seal before; empty for the first."""
    heads: bytes = field(repr=False)
    """The digest of the heads."""
    streams: int
    entries: int
    """How many entries were waiting for it."""
    key_id: int
    signature: bytes = field(repr=False)

    @property
    def hash(self) -> bytes:
        """What the next seal names."""
        key_id = str(self.key_id).encode()
        return hashlib.sha256(packed(self.content, key_id, self.signature)).digest()

    @property
    def content(self) -> bytes:
        """What is signed."""
        return _content(
            self.number, self.at, self.previous, self.heads, self.streams, self.entries
        )

    def is_signed(self, is_signed: IsSigned) -> bool:
        """Did the hospital sign just this?"""
        return is_signed(self.key_id, self.content, self.signature)


@frozen(kw_only=True)
class AnchoredSeal:
    """A seal with what anybody needs to check its signature."""

    seal: Seal
    public_key: bytes = field(repr=False)


def heads_of(ends: Iterable[Head]) -> tuple[Head, ...]:
    """The furthest of each stream, in the order of the streams."""
    furthest: dict[str, Head] = {}
    for head in sorted(ends, key=lambda end: (end.stream, end.seq)):
        furthest[head.stream] = head
    return tuple(furthest.values())


def seal(
    before: Seal | None, heads: Iterable[Head], entries: int, at: datetime, sign: Sign
) -> Seal:
    """Sign these heads as the seal after `before`."""
    new = sorted(heads, key=lambda head: head.stream)
    number = 1 if before is None else before.number + 1
    previous = b"" if before is None else before.hash
    digest = digest_of(new)
    key_id, signature = sign(_content(number, at, previous, digest, len(new), entries))
    return Seal(
        number=number,
        at=at,
        previous=previous,
        heads=digest,
        streams=len(new),
        entries=entries,
        key_id=key_id,
        signature=signature,
    )


def digest_of(heads: Iterable[Head]) -> bytes:
    """One digest for all of them, in the order of their streams."""
    digest = hashlib.sha256()
    for head in heads:
        digest.update(packed(head.stream.encode(), str(head.seq).encode(), head.mac))
    return digest.digest()


def _content(number: int, at: datetime, previous: bytes, *counted: object) -> bytes:
    what = (part if isinstance(part, bytes) else str(part).encode() for part in counted)
    return packed(_FORM, str(number).encode(), instant(at), previous, *what)
