"""A backup: whole, sealed, and the same rows again, from and to each database."""

import io
import stat
from uuid import uuid4

import pytest
from sqlalchemy import delete, insert, update
from sqlalchemy.exc import DBAPIError

from mediklaud.adapters.backup.chunks import SIZE, ChunkWriter, opened
from mediklaud.adapters.backup.header import read_header
from mediklaud.adapters.backup.refusals import (
    BackupBroken,
    BackupOfAnotherKey,
    CountsDiffer,
    DatabaseNotEmpty,
    NoBackup,
)
from mediklaud.adapters.backup.whole_file import FileThere, whole_file
from mediklaud.adapters.sql.access.audit_tables import audit
from mediklaud.adapters.sql.backup import snapshot
from mediklaud.adapters.sql.backup.reading import restore_backup, verify_backup
from mediklaud.adapters.sql.backup.writing import write_backup
from mediklaud.adapters.sql.billing.invoice_tables import invoice_lines
from mediklaud.adapters.sql.counters import counters
from mediklaud.ports.master_key import MasterKey
from tests.builders.backups import (
    NOW,
    a_database,
    live,
    quietly,
    rows_in,
)
from tests.ring import MASTER_KEY

KINDS = ("sqlite", "postgres")
KEY = bytes(range(32))


def a_backup_of(engine, progress=quietly):
    target = io.BytesIO()
    write_backup(engine, MASTER_KEY, target, NOW, progress)
    return target.getvalue()


@pytest.fixture(scope="module", params=KINDS)
def lived_in(request, tmp_path_factory):
    """A database with a past, and a backup of it."""
    folder = tmp_path_factory.mktemp("lived in")
    with a_database(request.param, folder) as engine:
        live(engine)
        yield engine, a_backup_of(engine)


@pytest.fixture(scope="module")
def backup(lived_in):
    return lived_in[1]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_restored_is_what_was_there(lived_in, tmp_path, kind):
    engine, backup = lived_in
    with a_database(kind, tmp_path / "elsewhere") as elsewhere:
        header = restore_backup(elsewhere, io.BytesIO(backup), [MASTER_KEY], quietly)

        there, here = rows_in(engine), rows_in(elsewhere)
    filled = {name for name, rows in there.items() if rows}
    assert here == there
    assert header.rows == sum(map(len, there.values()))
    assert {"audit", "claims", "invoice_lines", "payments", "data_keys"} <= filled


@pytest.mark.parametrize("kind", KINDS)
def test_what_may_never_change_may_not_after_a_restore_either(backup, tmp_path, kind):
    with a_database(kind, tmp_path / "elsewhere") as elsewhere:
        restore_backup(elsewhere, io.BytesIO(backup), [MASTER_KEY], quietly)

        lines = update(invoice_lines).values(gross_minor=1)
        for change in (delete(audit), lines):
            with pytest.raises(DBAPIError), elsewhere.begin() as connection:
                connection.execute(change)


def test_a_backup_can_be_verified_without_a_database(backup):
    seen = []

    header = verify_backup(
        io.BytesIO(backup), [MASTER_KEY], lambda done, of: seen.append((done, of))
    )

    assert header.made_at == NOW
    assert seen[-1] == (header.rows, header.rows)


def test_nothing_of_a_patient_can_be_read_in_it(backup):
    for word in (b"Rahim", b"Nadia", b"Karim", b"Rest."):
        assert word not in backup


def test_the_master_key_is_not_in_it(backup):
    assert MASTER_KEY.secret not in backup
    assert MASTER_KEY.written().encode() not in backup


def test_another_master_key_opens_nothing(backup):
    with pytest.raises(BackupOfAnotherKey):
        verify_backup(io.BytesIO(backup), [MasterKey.drawn()], quietly)


def test_while_the_master_key_changes_either_may_open_it(backup):
    masters = [MasterKey.drawn(), MASTER_KEY]

    assert verify_backup(io.BytesIO(backup), masters, quietly).rows


def test_a_backup_is_restored_into_an_empty_database_only(lived_in):
    engine, backup = lived_in

    with pytest.raises(DatabaseNotEmpty):
        restore_backup(engine, io.BytesIO(backup), [MASTER_KEY], quietly)


def _cut(backup):
    return backup[:-1]


def _changed(backup):
    return backup[:-40] + bytes([backup[-40] ^ 1]) + backup[-39:]


def _with_more(backup):
    return backup + b"\0"


def _of_another_day(backup):
    return backup.replace(b"2027-03-01", b"2027-03-02", 1)


DAMAGES = (_cut, _changed, _with_more, _of_another_day)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda each: each.__name__.strip("_"))
def test_a_damaged_backup_is_found_and_restores_nothing(backup, tmp_path, damage):
    damaged = damage(backup)
    assert damaged != backup

    with pytest.raises(BackupBroken):
        verify_backup(io.BytesIO(damaged), [MASTER_KEY], quietly)
    with a_database("sqlite", tmp_path / "elsewhere") as elsewhere:
        with pytest.raises(BackupBroken):
            restore_backup(elsewhere, io.BytesIO(damaged), [MASTER_KEY], quietly)
        assert not any(rows_in(elsewhere).values())


def test_a_backup_that_lacks_rows_restores_nothing(tmp_path, monkeypatch):
    """As if a row had been lost on the way into it, with every seal whole."""
    with a_database("sqlite", tmp_path / "here") as engine:
        live(engine)
        one_more = [len(rows) + 1 for rows in rows_in(engine).values()]
        monkeypatch.setattr(snapshot, "_counts", lambda _connection: one_more)
        backup = a_backup_of(engine)

    with pytest.raises(CountsDiffer):
        verify_backup(io.BytesIO(backup), [MASTER_KEY], quietly)
    with a_database("sqlite", tmp_path / "elsewhere") as elsewhere:
        with pytest.raises(CountsDiffer):
            restore_backup(elsewhere, io.BytesIO(backup), [MASTER_KEY], quietly)
        assert not any(rows_in(elsewhere).values())


@pytest.mark.parametrize("text", [b"", b"SQLite format 3", b"MediKlaud backup\n" * 9])
def test_what_is_no_backup_is_said_to_be_none(text):
    with pytest.raises(NoBackup):
        read_header(io.BytesIO(text))


def chunks_of(plain, header=b"head"):
    """Each of them, as it is written."""
    written = []

    class Target(io.BytesIO):
        def write(self, some):
            written.append(bytes(some))
            return len(some)

    writer = ChunkWriter.of(Target(), KEY, header)
    writer.write(plain)
    writer.end()
    return written


def read(chunks, header=b"head"):
    return b"".join(opened(io.BytesIO(b"".join(chunks)), KEY, header))


PLAIN = bytes(SIZE) + b"two" * SIZE


def test_a_stream_comes_back_from_its_chunks():
    assert read(chunks_of(PLAIN)) == PLAIN
    assert read(chunks_of(b"")) == b""
    assert read(chunks_of(bytes(SIZE))) == bytes(SIZE)


@pytest.mark.parametrize(
    "order", [(1, 0, 2, 3), (0, 2, 3), (0, 1, 2), (0, 1, 1, 2, 3), (3,), ()]
)
def test_chunks_can_be_neither_left_out_nor_moved_nor_doubled(order):
    chunks = chunks_of(PLAIN)
    assert len(chunks) == 4

    with pytest.raises(BackupBroken):
        read([chunks[number] for number in order])


def test_a_chunk_in_the_middle_cannot_be_made_the_last():
    first, second = chunks_of(PLAIN)[:2]

    with pytest.raises(BackupBroken):
        read([first, b"\x01" + second[1:]])


def test_the_chunks_of_one_backup_do_not_fit_another():
    with pytest.raises(BackupBroken):
        read(chunks_of(PLAIN), header=b"another head")


def test_a_file_is_there_whole_or_not_at_all(tmp_path):
    file = tmp_path / "monday.backup"

    with pytest.raises(ValueError, match="no"), whole_file(file) as target:
        target.write(bytes(int("no")))
    assert list(tmp_path.iterdir()) == []

    with whole_file(file) as target:
        target.write(b"all of it")
    assert file.read_bytes() == b"all of it"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_backup_never_overwrites_another(tmp_path):
    file = tmp_path / "monday.backup"
    file.write_bytes(b"last week's")

    with pytest.raises(FileThere), whole_file(file) as target:
        target.write(b"new")
    assert file.read_bytes() == b"last week's"


def test_a_booking_made_meanwhile_is_not_half_in_it(lived_in):
    """What is written after the first look is not seen by the second."""
    engine, _ = lived_in
    added: list[int] = []

    def meanwhile(_done, _of):
        if not added:
            added.append(1)
            with engine.begin() as connection:
                row = {"hospital_id": uuid4(), "series": "x", "last": 1}
                connection.execute(insert(counters), row)

    backup = a_backup_of(engine, meanwhile)

    assert verify_backup(io.BytesIO(backup), [MASTER_KEY], quietly)
