"""A backup of a whole database, written into a stream."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from importlib.metadata import version
from typing import IO

from sqlalchemy import Engine

from mediklaud.adapters.backup.chunks import ChunkWriter
from mediklaud.adapters.backup.header import (
    FORMAT,
    Header,
    TableHeader,
    wrapped,
    written,
)
from mediklaud.adapters.backup.rows import RowsWriter
from mediklaud.adapters.sql.backup.snapshot import (
    Snapshot,
    columns_of,
    snapshot_of,
    tables,
)
from mediklaud.adapters.sql.migrate import EXPECTED
from mediklaud.ports.master_key import MasterKey

Progress = Callable[[int, int], None]
"""Told how many rows have been done, of how many."""
_KEY_LENGTH = 32


def write_backup(
    engine: Engine,
    master: MasterKey,
    target: IO[bytes],
    made_at: datetime,
    progress: Progress,
) -> Header:
    """Everything as it is now, sealed; the answer says what is in it."""
    key = os.urandom(_KEY_LENGTH)
    with snapshot_of(engine) as snapshot:
        header = _header(snapshot, wrapped(key, master), made_at)
        head = written(header)
        target.write(head)
        chunks = ChunkWriter.of(target, key, head)
        _write_rows(snapshot, RowsWriter(chunks.write), progress)
        chunks.end()
    return header


def _write_rows(snapshot: Snapshot, rows: RowsWriter, progress: Progress) -> None:
    done, total = 0, sum(snapshot.counts)
    for table, batch in snapshot.batches():
        rows.add(table, [tuple(row) for row in batch])
        done += len(batch)
        progress(done, total)
    rows.end()


def _header(snapshot: Snapshot, wrapped_key: str, made_at: datetime) -> Header:
    found = zip(tables(), snapshot.counts, strict=True)
    return Header(
        format=FORMAT,
        schema=EXPECTED,
        made_at=made_at,
        made_by=version("mediklaud"),
        dialect=snapshot.connection.dialect.name,
        tables=tuple(
            TableHeader(str(table.name), columns_of(table), rows)
            for table, rows in found
        ),
        wrapped_key=wrapped_key,
    )
