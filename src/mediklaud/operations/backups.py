"""Backups of the whole hospital: made, verified, restored; and each of them audited."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import IO

from attrs import frozen

from mediklaud.adapters.backup.header import Header
from mediklaud.adapters.backup.whole_file import whole_file
from mediklaud.adapters.sql.backup import reading, writing
from mediklaud.adapters.sql.migrate import NoHospital
from mediklaud.application.access.create_backup import CreateBackup
from mediklaud.application.access.restore_backup import RestoreBackup
from mediklaud.application.access.verify_audit import VerifyAudit
from mediklaud.bootstrap import hospital_at_work
from mediklaud.databases import engine_of, require_known_schema, upgrade_database
from mediklaud.domain.access.actor import OPERATOR
from mediklaud.domain.access.verification import Verification
from mediklaud.domain.errors import InvalidValue
from mediklaud.settings import IN_MEMORY, Settings

Progress = Callable[[int, int], None]


class NothingToBackUp(InvalidValue):
    """A hospital in memory has no backups: it is gone when the program ends."""


@frozen(kw_only=True)
class Done:
    """What was written, read or restored, and how long it took."""

    header: Header
    seconds: float
    audit: Verification | None = None
    """Can the audit be believed that was put back?"""


def create_backup(
    settings: Settings, user: str, target: Path | IO[bytes], progress: Progress
) -> Done:
    """One moment of the hospital, sealed; the note of its making is inside."""
    _require_database(settings)
    began = perf_counter()
    with hospital_at_work(settings) as hospital:
        hospital.handle(CreateBackup(actor=OPERATOR, user=user))
    with _target(target) as stream, engine_of(settings) as engine:
        master, now = settings.require_master_keys()[-1], datetime.now(UTC)
        header = writing.write_backup(engine, master, stream, now, progress)
    return Done(header=header, seconds=perf_counter() - began)


def verify_backup(settings: Settings, source: IO[bytes], progress: Progress) -> Done:
    """Read to the last byte; no database is asked."""
    began = perf_counter()
    header = reading.verify_backup(source, settings.require_master_keys(), progress)
    return Done(header=header, seconds=perf_counter() - began)


def restore_backup(
    settings: Settings, user: str, source: IO[bytes], progress: Progress
) -> Done:
    """Into an empty database, or one that is not there yet; all of it or nothing."""
    _require_database(settings)
    began = perf_counter()
    _make_tables(settings)
    with engine_of(settings) as engine:
        masters = settings.require_master_keys()
        header = reading.restore_backup(engine, source, masters, progress)
    with hospital_at_work(settings) as hospital:
        audit = hospital.handle(VerifyAudit(actor=OPERATOR))
        hospital.handle(RestoreBackup(actor=OPERATOR, user=user))
    return Done(header=header, seconds=perf_counter() - began, audit=audit)


def _require_database(settings: Settings) -> None:
    if settings.database_url == IN_MEMORY:
        raise NothingToBackUp


def _make_tables(settings: Settings) -> None:
    """Where there are none; a database that is in use is not brought up to date."""
    try:
        require_known_schema(settings)
    except NoHospital:
        upgrade_database(settings)


@contextmanager
def _target(target: Path | IO[bytes]) -> Iterator[IO[bytes]]:
    if not isinstance(target, Path):
        yield target
        target.flush()
        return
    with whole_file(target) as stream:
        yield stream
