"""A stream of bytes as sealed chunks: none can be left out, moved, or added.

Each is bound to the header, its own number, and whether it is the last. The key
belongs to one backup alone, so a chunk's number may be its nonce.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from hashlib import sha256
from typing import IO

from attrs import define, field, frozen
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mediklaud.adapters.backup.refusals import BackupBroken

SIZE = 256 * 1024
_HEAD = struct.Struct(">?I")
_NONCE = struct.Struct(">IQ")
_TAG = 16


@frozen
class _Seal:
    """One backup's key, and the header that all its chunks are bound to."""

    aead: AESGCM
    header: bytes

    @classmethod
    def of(cls, key: bytes, header: bytes) -> _Seal:
        return cls(AESGCM(key), sha256(header).digest())

    def bound_to(self, number: int, *, last: bool) -> bytes:
        """What makes a chunk fit in its place alone."""
        return self.header + struct.pack(">Q?", number, last)


@define
class ChunkWriter:
    """Collects bytes, and writes them chunk by chunk."""

    target: IO[bytes]
    _seal: _Seal
    _waiting: bytearray = field(factory=bytearray)
    _number: int = 0

    @classmethod
    def of(cls, target: IO[bytes], key: bytes, header: bytes) -> ChunkWriter:
        """A writer for one backup."""
        return cls(target, _Seal.of(key, header))

    def write(self, some: bytes) -> None:
        """Keep what does not fill a chunk for the next one."""
        self._waiting += some
        while len(self._waiting) > SIZE:
            self._put(bytes(self._waiting[:SIZE]), last=False)
            del self._waiting[:SIZE]

    def end(self) -> None:
        """Write what is left as the last chunk."""
        self._put(bytes(self._waiting), last=True)

    def _put(self, plain: bytes, *, last: bool) -> None:
        bound_to = self._seal.bound_to(self._number, last=last)
        nonce = _NONCE.pack(0, self._number)
        sealed = self._seal.aead.encrypt(nonce, plain, bound_to)
        self.target.write(_HEAD.pack(last, len(sealed)) + sealed)
        self._number += 1


def opened(source: IO[bytes], key: bytes, header: bytes) -> Iterator[bytes]:
    """What is in the chunks, each checked before any of it is given out."""
    seal, number, last = _Seal.of(key, header), 0, False
    while not last:
        last, sealed = _next(source, number)
        try:
            bound_to = seal.bound_to(number, last=last)
            yield seal.aead.decrypt(_NONCE.pack(0, number), sealed, bound_to)
        except InvalidTag as error:
            raise BackupBroken(number) from error
        number += 1
    if source.read(1):
        raise BackupBroken(number)


def _next(source: IO[bytes], number: int) -> tuple[bool, bytes]:
    head = source.read(_HEAD.size)
    if len(head) < _HEAD.size:
        raise BackupBroken(number)
    last, length = _HEAD.unpack(head)
    if length > SIZE + _TAG:
        raise BackupBroken(number)
    sealed = source.read(length)
    if len(sealed) < length:
        raise BackupBroken(number)
    return last, sealed
