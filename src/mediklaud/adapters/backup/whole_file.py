"""A file that is there whole or not at all, for its owner alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from attrs import frozen

from mediklaud.domain.errors import InvalidValue


@frozen
class FileThere(InvalidValue):
    """There is a file of this name already: a backup never overwrites one."""

    file: str


@contextmanager
def whole_file(file: Path) -> Iterator[IO[bytes]]:
    """Written beside its place; put there when the block ends well, and durable."""
    if file.exists():
        raise FileThere(str(file))
    beside = file.with_name(f".{file.name}.{os.getpid()}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        with os.fdopen(os.open(beside, flags, 0o600), "wb") as target:
            yield target
            target.flush()
            os.fsync(target.fileno())
        os.link(beside, file)  # refuses, where a rename would overwrite
        _keep_name(file.parent)
    except FileExistsError as error:
        raise FileThere(str(file)) from error
    finally:
        beside.unlink(missing_ok=True)


def _keep_name(folder: Path) -> None:
    """The folder knows of the file even after a power cut."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
