"""`mediklaud backup`: the whole hospital in one sealed file, and back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar

import click
import msgspec
from attrs import frozen

from mediklaud.domain.access.tampering import Fault, FaultKind
from mediklaud.domain.access.verification import Verdict, Verification
from mediklaud.domain.errors import RuleBroken
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.session import Session, pass_session

if TYPE_CHECKING:
    from mediklaud.operations.backups import Done


class BackupView(msgspec.Struct, frozen=True):
    """What a backup holds, and how long it took; of no patient anything."""

    made_at: datetime
    made_by: str
    schema: str
    database: str
    tables: int
    rows: int
    seconds: float
    audit: Verdict | None = None

    @classmethod
    def of(cls, done: Done) -> BackupView:
        """As it is printed."""
        header = done.header
        return cls(
            made_at=header.made_at,
            made_by=header.made_by,
            schema=header.schema,
            database=header.dialect,
            tables=len(header.tables),
            rows=header.rows,
            seconds=round(done.seconds, 2),
            audit=done.audit.verdict if done.audit else None,
        )


@frozen
class AuditBehind(RuleBroken):
    """All is restored; but the audit is not what was sealed: see `audit verify`."""

    rule: ClassVar[str] = "X5"
    verdict: Verdict
    fault: FaultKind | None
    seal: int | None


@command("create")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@pass_session
def create(session: Session, file: Path) -> None:
    """Write the whole hospital into FILE, sealed; `-` is the standard output.

    It is made while the hospital works, and shows one moment of it. Only the master
    key opens it, which is not in it: keep that elsewhere.
    """
    from mediklaud.operations.backups import create_backup
    from mediklaud.operations.machine_user import machine_user

    to_output = str(file) == "-"
    target = sys.stdout.buffer if to_output else file
    with _progress("Writing") as progress:
        done = create_backup(session.settings, machine_user(), target, progress)
    if to_output:
        session.output.hint(f"{done.header.rows} rows in {done.seconds:.2f} s.")
    else:
        session.output.show(BackupView.of(done))


@command("verify")
@click.argument("file", type=click.File("rb"))
@pass_session
def verify(session: Session, file: BinaryIO) -> None:
    """Read all of a backup, and say whether it is whole; no database is needed."""
    from mediklaud.operations.backups import verify_backup

    with _progress("Reading") as progress:
        done = verify_backup(session.settings, file, progress)
    session.output.show(BackupView.of(done))
    session.output.hint("The backup is whole, and the master key opens it.")


@command("restore")
@click.argument("file", type=click.File("rb"))
@pass_session
def restore(session: Session, file: BinaryIO) -> None:
    """Put a backup into an empty database, all of it or nothing, and check it.

    Set MEDIKLAUD_DATABASE_URL to where it is to lie, and the master key of its time.
    """
    from mediklaud.entrypoints.cli.server.invariants import require_invariants
    from mediklaud.operations.backups import restore_backup
    from mediklaud.operations.machine_user import machine_user

    with _progress("Restoring") as progress:
        done = restore_backup(session.settings, machine_user(), file, progress)
    session.output.show(BackupView.of(done))
    of = done.header.made_at
    session.output.hint(f"Restored in {done.seconds:.2f} s, as it was at {of}.")
    require_invariants(session)
    _require_intact(done.audit)


def _require_intact(audit: Verification | None) -> None:
    """It is expected to lag behind an anchor that was kept on after the backup."""
    if audit is not None and audit.verdict is not Verdict.INTACT:
        raise AuditBehind(audit.verdict, *_named(audit.fault))


def _named(fault: Fault | None) -> tuple[FaultKind | None, int | None]:
    return (fault.kind, fault.seal) if fault else (None, None)


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal; nothing where the output goes elsewhere."""
    bar: Any = click.progressbar(
        length=1, label=what, file=sys.stderr, hidden=not sys.stderr.isatty()
    )
    with bar:

        def told(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        yield told
