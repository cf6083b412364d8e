"""`mediklaud config check`: what is set, never its value."""

import io
import json
import os
from datetime import timedelta
from uuid import uuid4

import msgspec
import pytest
from attrs import evolve, fields

from mediklaud.adapters.backup.header import read_header, written
from mediklaud.settings import Settings
from tests.integration.cli.people import activate
from tests.integration.cli.terminal import PASSWORD
from tests.ring import WRITTEN_KEY


def checked(door):
    """What it prints, whether or not it is content."""
    return json.loads(door.call("--json", "config", "check").stdout)


def test_what_is_set_is_said_without_its_value(door):
    door.settings["MEDIKLAUD_SMTP_URL"] = "smtps://user:secret@mail.test"

    printed = door.call("config", "check").output

    assert "MEDIKLAUD_SMTP_URL\tyes\tyes" in printed
    assert "MEDIKLAUD_SMS_URL\tno\tyes" in printed
    assert "secret" not in printed


def test_a_setting_that_nobody_reads_shows(door):
    door.settings["MEDIKLAUD_DATABSE_URL"] = "sqlite:///typo.db"

    settings = checked(door)["settings"]

    unused = [one["name"] for one in settings if not one["used"]]
    assert unused == ["MEDIKLAUD_DATABSE_URL"]


def test_a_setting_that_cannot_be_used_is_named(door):
    door.settings["MEDIKLAUD_THREADS"] = "many"

    code, problem = door.refused("config", "check")

    assert code == 2
    assert "MEDIKLAUD_THREADS" in problem["detail"]


def test_every_setting_is_listed(door):
    listed = {one["name"] for one in checked(door)["settings"]}

    for setting in fields(Settings):
        if setting.name not in {"hospital", "sms", "stripe"}:
            assert f"MEDIKLAUD_{setting.name.upper()}" in listed


def test_a_database_of_another_kind_is_refused(door):
    door.settings["MEDIKLAUD_DATABASE_URL"] = "mysql://user:secret@somewhere/hospital"

    code, problem = door.refused("whoami")

    assert (code, problem["facts"]["name"]) == (2, "MEDIKLAUD_DATABASE_URL")
    assert "secret" not in str(problem)


def test_each_hospital_has_a_sign_in_of_its_own(door):
    door.call("login", "desk", "--password-stdin", typed=PASSWORD)
    other = evolve(door, settings={"MEDIKLAUD_HOSPITAL_ID": str(uuid4())})
    invited = other.done("init", "--login", "other.admin", "--name", "Otto")
    activate(other, invited["token"])
    other.call("login", "other.admin", "--password-stdin", typed=PASSWORD)

    assert other.done("whoami")["login"] == "other.admin"
    assert door.done("whoami")["login"] == "desk"


@pytest.fixture
def real(door, tmp_path):
    """A machine that is set up for real patients."""
    (tmp_path / "backups").mkdir()
    door.call("backup", "create", tmp_path / "backups" / "today")
    door.settings.update(
        MEDIKLAUD_FILES=str(tmp_path),
        MEDIKLAUD_STAFF_SECOND_FACTOR="on",
        MEDIKLAUD_PUBLIC_URL="https://hospital.example",
        MEDIKLAUD_API_DOCS="off",
        MEDIKLAUD_SMTP_URL="smtps://mail.example",
        MEDIKLAUD_AUDIT_ANCHOR="/elsewhere/anchor",
        MEDIKLAUD_BACKUPS=str(tmp_path / "backups"),
    )
    os.chmod(tmp_path / "hospital.db", 0o600)  # noqa: PTH101 - as whoever runs it
    return door


def test_a_machine_that_is_fit_for_patients_is_said_to_be(real):
    said = real.call("config", "check")

    assert said.exit_code == 0, said.output
    assert "fit for real patients" in said.stderr
    assert checked(real)["faults"] == []


FAULTS = {
    "MEDIKLAUD_STAFF_SECOND_FACTOR": "off",
    "MEDIKLAUD_PUBLIC_URL": "http://hospital.example",
    "MEDIKLAUD_API_DOCS": "on",
    "MEDIKLAUD_SMTP_URL": None,
    "MEDIKLAUD_PROXIES": "0.0.0.0/0",
    "MEDIKLAUD_BACKUPS": "nowhere",
    "MEDIKLAUD_DATABASE_URL": "postgresql+psycopg://u:s3cret@db.example/h",
    "MEDIKLAUD_SMS_URL": "http://sms.example",
    "MEDIKLAUD_PAYMENTS": "sandbox",
    "MEDIKLAUD_MASTER_KEY": None,
}


def test_a_payment_provider_that_cannot_be_asked_is_a_fault(real):
    real.settings["MEDIKLAUD_PAYMENTS"] = "stripe"

    named = [one["name"] for one in checked(real)["faults"]]

    assert named == ["MEDIKLAUD_STRIPE_API_KEY"]


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_named_and_exits_with_1(real, name):
    real.settings[name] = FAULTS[name]

    said = real.call("config", "check")
    [fault] = [each for each in checked(real)["faults"] if each["severity"] == "fault"]

    assert said.exit_code == 1
    assert fault["name"] == name
    assert name in said.stderr
    assert "s3cret" not in said.output + said.stderr


@pytest.mark.parametrize("written", ["", "short", "A" * 43 + "=", "changeme" * 5])
def test_a_short_or_made_up_master_key_is_refused(real, written):
    real.settings["MEDIKLAUD_MASTER_KEY"] = written or "="

    code, problem = real.refused("config", "check")

    assert (code, problem["facts"]["name"]) == (2, "MEDIKLAUD_MASTER_KEY")
    assert written not in problem["detail"] or not written


def test_a_key_that_others_can_read_is_a_fault(real, tmp_path):
    file = tmp_path / "master.key"
    file.write_text(WRITTEN_KEY)
    real.settings["MEDIKLAUD_MASTER_KEY"] = None
    real.settings["MEDIKLAUD_MASTER_KEY_FILE"] = str(file)

    file.chmod(0o644)
    assert [each["name"] for each in checked(real)["faults"]] == [
        "MEDIKLAUD_MASTER_KEY_FILE"
    ]
    file.chmod(0o600)
    assert checked(real)["faults"] == []


def test_a_backup_of_three_days_ago_is_a_fault(real, tmp_path):
    file = tmp_path / "backups" / "today"
    header, head = read_header(io.BytesIO(file.read_bytes()))
    older = msgspec.structs.replace(header, made_at=header.made_at - timedelta(days=3))
    file.write_bytes(written(older) + file.read_bytes()[len(head) :])

    [fault] = checked(real)["faults"]

    assert fault == {
        "name": "MEDIKLAUD_BACKUPS",
        "why": "the newest is older than 48 h",
        "severity": "fault",
    }


@pytest.mark.parametrize("anchor", [None, "beside"])
def test_seals_that_lie_with_the_database_are_warned_of(real, tmp_path, anchor):
    real.settings["MEDIKLAUD_AUDIT_ANCHOR"] = anchor and str(tmp_path / anchor)

    said = real.call("config", "check")

    assert said.exit_code == 0
    assert [each["severity"] for each in checked(real)["faults"]] == ["warning"]


def test_the_inventory_says_what_runs_and_what_leaves_the_house(real):
    found = real.done("inventory")

    names = {component["name"] for component in found["components"]}
    assert {"Python", "OpenSSL", "sqlite", "mediklaud", "cryptography"} <= names
    assert found["schema"] == found["expected_schema"]
    assert {key["state"] for key in found["keys"]} == {"active"}
    assert [flow["host"] for flow in found["outbound"]] == ["mail.example"]
    assert WRITTEN_KEY not in str(found)


def test_the_inventory_of_a_machine_that_is_not_fit_exits_with_1(real):
    real.settings["MEDIKLAUD_STAFF_SECOND_FACTOR"] = "off"

    assert real.call("inventory").exit_code == 1


def test_the_inventory_names_no_patient(real, known):
    printed = real.call("--json", "inventory").stdout

    assert "Rahima" not in printed
    assert known.patient_id not in printed


def test_it_makes_no_database_by_asking(empty):
    assert empty.call("inventory").exit_code == 5
    assert not (empty.folder / "hospital.db").exists()
