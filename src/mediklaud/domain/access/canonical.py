"""One way to write facts down as bytes: what is marked or signed must have one form."""

from collections.abc import Iterable
from datetime import UTC, datetime

_LENGTH = 4
_NOTHING = b"\xff" * _LENGTH
"""Where a fact is left out: nothing is not the same as an empty text."""


def packed(*parts: bytes | None) -> bytes:
    """The parts, each led by its length, so that no two lists look alike."""
    return b"".join(map(_led_by_its_length, parts))


def packed_texts(texts: Iterable[str]) -> bytes:
    """Several texts as one part."""
    return packed(*(text.encode() for text in texts))


def as_part(value: object) -> bytes | None:
    """A fact as people would write it, or nothing."""
    return None if value is None else str(value).encode()


def instant(at: datetime) -> bytes:
    """A point in time, whatever clock it was read from."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").encode()


def _led_by_its_length(part: bytes | None) -> bytes:
    if part is None:
        return _NOTHING
    return len(part).to_bytes(_LENGTH) + part
