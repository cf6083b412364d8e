"""The folder into which backups are put, and how old the newest of them is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mediklaud.adapters.backup.header import read_header
from mediklaud.adapters.backup.refusals import NoBackup


def age_of_newest(folder: Path, now: datetime) -> timedelta | None:
    """By what the backups say of themselves; none if there is no backup in it."""
    newest = max(_made(folder), default=None)
    return None if newest is None else now - newest


def _made(folder: Path) -> Iterator[datetime]:
    for file in folder.iterdir() if folder.is_dir() else ():
        try:
            with file.open("rb") as source:
                yield read_header(source)[0].made_at.astimezone(UTC)
        except (NoBackup, OSError):
            continue
