"""`mediklaud backup` and `mediklaud check-invariants`, as whoever runs the machine."""

import getpass
import stat

import pytest
from attrs import evolve
from sqlalchemy import create_engine

from mediklaud.application.access.sealer import Sealer
from mediklaud.bootstrap import compose
from mediklaud.ports.master_key import MasterKey
from mediklaud.settings import Settings
from tests.integration.cli.conftest import on_sqlite
from tests.ring import WRITTEN_KEY


@pytest.fixture
def file(door, tmp_path):
    """A backup of the hospital, in a file."""
    made = tmp_path / "monday.backup"
    door.done("backup", "create", made)
    return made


@pytest.fixture
def new_machine(tmp_path):
    """Another machine, with the master key and nothing else."""
    folder = tmp_path / "new"
    folder.mkdir()
    return on_sqlite(folder)


def test_a_backup_is_for_its_owner_and_says_what_is_in_it(door, file):
    read = door.done("backup", "verify", file)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert read["rows"] > 50
    assert read["tables"] > 20
    assert read["database"] == "sqlite"


def test_a_new_machine_is_the_hospital_again(door, file, new_machine):
    said = new_machine.call("backup", "restore", file)

    assert said.exit_code == 0, said.output
    assert "Restored in" in said.stderr
    assert "audit\tintact" in said.stdout
    assert new_machine.done("check-invariants")["items"]
    assert new_machine.signed_in("desk").done("patient", "find", "rahima")["items"]


def test_both_are_audited_under_the_machines_name_for_who_did_it(
    door, file, new_machine
):
    new_machine.call("backup", "restore", file)

    privacy = new_machine.signed_in("privacy")
    entries = privacy.done("audit", "list", "--limit", "200")["items"]
    done = {e["action"]: e["subject_id"] for e in entries if "backup" in e["action"]}
    assert done == {
        "create_backup": f"os:{getpass.getuser()}",
        "restore_backup": f"os:{getpass.getuser()}",
    }


def test_it_is_restored_onto_nothing_that_is_there(door, file):
    code, problem = door.refused("backup", "restore", file)

    assert (code, problem["code"]) == (1, "database_not_empty")


def test_it_never_overwrites_a_file(door, file):
    code, problem = door.refused("backup", "create", file)

    assert (code, problem["code"]) == (1, "file_there")


def test_a_cut_backup_exits_with_1(door, file):
    file.write_bytes(file.read_bytes()[:-100])

    code, problem = door.refused("backup", "verify", file)

    assert (code, problem["code"]) == (1, "backup_broken")


def test_without_its_master_key_it_stays_shut(door, file):
    other = {"MEDIKLAUD_MASTER_KEY": MasterKey.drawn().written()}

    code, problem = evolve(door, settings=other).refused("backup", "verify", file)

    assert (code, problem["code"]) == (1, "backup_of_another_key")


def test_it_can_go_through_a_pipe(door, new_machine, tmp_path):
    made = door.call("backup", "create", "-")
    assert made.exit_code == 0, made.output
    (tmp_path / "piped").write_bytes(made.stdout_bytes)

    assert new_machine.done("backup", "restore", tmp_path / "piped")["rows"]


def test_books_that_disagree_are_said_to(door):
    engine = create_engine(door.url)
    with engine.begin() as connection:
        connection.exec_driver_sql("update counters set last = last + 1")
    engine.dispose()

    said = door.call("check-invariants")

    assert said.exit_code == 1
    assert "patients are numbered without a gap" in said.stderr


def test_seals_made_since_the_backup_are_missed_and_said_to_be(
    door, file, new_machine, tmp_path
):
    """The anchor outlives the database: it tells what a restore has lost."""
    anchor = {"MEDIKLAUD_AUDIT_ANCHOR": str(tmp_path / "elsewhere.jsonl")}
    after = Settings.read(
        {
            "MEDIKLAUD_DATABASE_URL": door.url,
            "MEDIKLAUD_MASTER_KEY": WRITTEN_KEY,
            **anchor,
        }
    )
    compose(after).get(Sealer).seal()

    said = evolve(new_machine, settings=anchor).call("backup", "restore", file)

    assert said.exit_code == 1
    assert "Restored in" in said.stderr
    assert "audit_behind" in said.stderr
    assert "truncated" in said.stderr
