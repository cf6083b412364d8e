"""A backup read again: checked to its last byte, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO

from attrs import define, field
from sqlalchemy import Engine

from mediklaud.adapters.backup.chunks import opened
from mediklaud.adapters.backup.header import Header, read_header
from mediklaud.adapters.backup.refusals import BackupOfAnotherSchema, CountsDiffer
from mediklaud.adapters.backup.rows import Rows, RowsReader, decoder_for
from mediklaud.adapters.sql.backup.filling import fill
from mediklaud.adapters.sql.backup.kinds import kinds_of
from mediklaud.adapters.sql.backup.snapshot import columns_of, tables
from mediklaud.adapters.sql.backup.writing import Progress
from mediklaud.adapters.sql.migrate import EXPECTED
from mediklaud.ports.master_key import MasterKey


@define
class Backup:
    """An opened backup, whose rows can be read once."""

    header: Header
    _batches: Iterator[tuple[int, Rows]]
    _found: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._found = [0] * len(self.header.tables)

    @classmethod
    def open(cls, source: IO[bytes], masters: Sequence[MasterKey]) -> Backup:
        """Refused unless it is of this schema, and a master key opens it."""
        header, head = read_header(source)
        key = header.key(masters)
        _require_own_schema(header)
        decoders = [decoder_for(kinds_of(table)) for table in tables()]
        stream = opened(source, key, head)
        return cls(header, RowsReader(decoders).batches(stream))

    def batches(self, progress: Progress) -> Iterator[tuple[int, Rows]]:
        """Batch after batch, counted."""
        for table, rows in self._batches:
            self._found[table] += len(rows)
            yield table, rows
            progress(sum(self._found), self.header.rows)

    def check_counts(self) -> None:
        """Refuse it, unless it held what its header says."""
        for table, found in zip(self.header.tables, self._found, strict=True):
            if table.rows != found:
                raise CountsDiffer(table.name, table.rows, found)


def verify_backup(
    source: IO[bytes], masters: Sequence[MasterKey], progress: Progress
) -> Header:
    """Read all of it, needing no database; answer what is in it."""
    backup = Backup.open(source, masters)
    for _ in backup.batches(progress):
        pass
    backup.check_counts()
    return backup.header


def restore_backup(
    engine: Engine, source: IO[bytes], masters: Sequence[MasterKey], progress: Progress
) -> Header:
    """Put all of it into an empty database of the same schema, or nothing."""
    backup = Backup.open(source, masters)
    fill(engine, backup.batches(progress), backup.check_counts)
    return backup.header


def _require_own_schema(header: Header) -> None:
    here = [(str(table.name), columns_of(table)) for table in tables()]
    there = [(table.name, table.columns) for table in header.tables]
    if header.schema != EXPECTED or there != here:
        raise BackupOfAnotherSchema(header.schema, EXPECTED)
