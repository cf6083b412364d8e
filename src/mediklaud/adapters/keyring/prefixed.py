"""Several values as one text of bytes that reads in one way only."""

import struct


def prefixed(*parts: bytes | str | int) -> bytes:
    """Each part with its length before it: no two lists of parts give the same."""
    return b"".join(_with_length(_as_bytes(part)) for part in parts)


def _with_length(part: bytes) -> bytes:
    return struct.pack(">I", len(part)) + part


def _as_bytes(part: bytes | str | int) -> bytes:
    return part if isinstance(part, bytes) else str(part).encode()
