"""Rows as a compressed stream of batches, and back: at most one batch in memory."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec
from attrs import define, field

from mediklaud.adapters.backup.refusals import BackupBroken

_LENGTH = struct.Struct(">I")
_LEVEL = 3
"""Much of it is sealed, and would not get smaller at any level."""
_AT_ONCE = 1 << 20

Rows = list[tuple[Any, ...]]


@define
class RowsWriter:
    """Compresses batch after batch into a stream."""

    write: Callable[[bytes], None]
    _packer: Any = field(factory=lambda: zlib.compressobj(_LEVEL))
    _encoder: msgspec.msgpack.Encoder = field(factory=msgspec.msgpack.Encoder)

    def add(self, table: int, rows: Sequence[Sequence[object]]) -> None:
        """Some rows of the table of this number."""
        batch = self._encoder.encode((table, rows))
        self._put(self._packer.compress(_LENGTH.pack(len(batch)) + batch))

    def end(self) -> None:
        """No more follows."""
        self._put(self._packer.flush())

    def _put(self, packed: bytes) -> None:
        if packed:
            self.write(packed)


@define
class RowsReader:
    """Gives batch after batch; the kinds of the columns are those of the tables."""

    decoders: Sequence[msgspec.msgpack.Decoder[Rows]]
    _batch: msgspec.msgpack.Decoder[tuple[int, msgspec.Raw]] = field(
        factory=lambda: msgspec.msgpack.Decoder(tuple[int, msgspec.Raw])
    )

    def batches(self, stream: Iterable[bytes]) -> Iterator[tuple[int, Rows]]:
        """The number of a table, and some of its rows."""
        for batch in _split(_unpacked(stream)):
            try:
                table, rows = self._batch.decode(batch)
                yield table, self.decoders[table].decode(rows)
            except (msgspec.MsgspecError, IndexError) as error:
                raise BackupBroken(0) from error


def decoder_for(kinds: Iterable[Any]) -> msgspec.msgpack.Decoder[Rows]:
    """Reads rows whose columns are of these kinds; each may be empty."""
    row: Any = tuple.__class_getitem__(tuple(kind | None for kind in kinds))
    return msgspec.msgpack.Decoder(list[row])


def _unpacked(stream: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    for some in stream:
        yield unpacker.decompress(some, _AT_ONCE)
        while unpacker.unconsumed_tail:
            yield unpacker.decompress(unpacker.unconsumed_tail, _AT_ONCE)
    yield unpacker.flush()


def _split(stream: Iterable[bytes]) -> Iterator[bytes]:
    """The batches of a stream of bytes, each of which says its length first."""
    waiting = bytearray()
    for some in stream:
        waiting += some
        while (end := _end_of_first(waiting)) <= len(waiting):
            yield bytes(waiting[_LENGTH.size : end])
            del waiting[:end]
    if waiting:
        raise BackupBroken(0)


def _end_of_first(waiting: bytearray) -> int:
    if len(waiting) < _LENGTH.size:
        return _LENGTH.size
    (length,) = _LENGTH.unpack_from(waiting)
    return _LENGTH.size + int(length)
