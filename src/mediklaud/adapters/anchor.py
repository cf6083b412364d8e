"""The audit's anchor: a file of one line a seal, which is only ever added to.

Put it on another volume, write-once if there is one: whoever owns the database must
not own it.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from attrs import field, frozen

from mediklaud.domain.access.evidence import told_of_seal
from mediklaud.domain.access.seal import AnchoredSeal, Seal
from mediklaud.domain.access.tampering import AnchorUnreadable

_OURS_ALONE = 0o600
_TO_ADD_TO = os.O_RDWR | os.O_APPEND | os.O_CREAT
_NOTHING = Path(os.devnull)
_LONGEST_LINE = 4096


@frozen
class FileAnchor:
    """JSON lines; for the owner's eyes alone."""

    file: Path

    def newest(self) -> int:
        with self._reading() as file:
            return _end_of(file).number

    def keep(self, seals: Iterable[AnchoredSeal]) -> None:
        with self._writing() as file:
            end = _end_of(file)
            new = [one for one in seals if one.seal.number > end.number]
            lines = b"".join(map(_line_of, new))
            if not lines.startswith(end.torn):
                raise AnchorUnreadable
            file.write(lines.removeprefix(end.torn))

    def seals(self) -> Iterator[Seal]:
        with self._reading() as file:
            size = file.seek(0, os.SEEK_END)
        return self._read(size)

    def _read(self, size: int) -> Iterator[Seal]:
        """Up to where the file ended: what is added meanwhile is not read."""
        with self._reading() as file:
            for line in file:
                size -= len(line)
                if size < 0 or not line.endswith(b"\n"):
                    return
                yield _seal_in(line)

    @contextmanager
    def _reading(self) -> Iterator[BinaryIO]:
        try:
            with (self.file if self.file.exists() else _NOTHING).open("rb") as file:
                yield file
        except OSError as error:
            raise AnchorUnreadable from error

    @contextmanager
    def _writing(self) -> Iterator[BinaryIO]:
        """Whoever else of this machine wants to add to it waits."""
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self.file, _TO_ADD_TO, _OURS_ALONE)
            with os.fdopen(descriptor, "a+b") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                yield file
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise AnchorUnreadable from error


@frozen
class _End:
    number: int
    torn: bytes
    """What was written of a line when the machine stopped."""


def _end_of(file: BinaryIO) -> _End:
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - 2 * _LONGEST_LINE))
    *whole, torn = file.read().split(b"\n")
    return _End(_seal_in(whole[-1]).number if whole else 0, torn)


def _line_of(one: AnchoredSeal) -> bytes:
    return json.dumps(told_of_seal(one)).encode() + b"\n"


def _seal_in(line: bytes) -> Seal:
    try:
        told = json.loads(line)
        return Seal(
            number=int(told["number"]),
            at=datetime.fromisoformat(told["at"]),
            previous=bytes.fromhex(told["previous"]),
            heads=bytes.fromhex(told["heads"]),
            streams=int(told["streams"]),
            entries=int(told["entries"]),
            key_id=int(told["key_id"]),
            signature=bytes.fromhex(told["signature"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise AnchorUnreadable from error


@frozen
class MemoryAnchor:
    """For a hospital that forgets everything at the end."""

    kept: list[Seal] = field(factory=list)

    def newest(self) -> int:
        return self.kept[-1].number if self.kept else 0

    def keep(self, seals: Iterable[AnchoredSeal]) -> None:
        newest = self.newest()
        self.kept.extend(one.seal for one in seals if one.seal.number > newest)

    def seals(self) -> Iterator[Seal]:
        return iter(tuple(self.kept))
