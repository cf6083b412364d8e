"""`mediklaud config check`: what is set, never its value."""

from uuid import uuid4

from attrs import evolve, fields

from mediklaud.settings import Settings
from tests.integration.cli.people import activate
from tests.integration.cli.terminal import PASSWORD


def test_what_is_set_is_said_without_its_value(door):
    door.settings["MEDIKLAUD_SMTP_URL"] = "smtp://user:secret@mail.test"

    printed = door.printed("config", "check")

    assert "MEDIKLAUD_SMTP_URL\tyes\tyes" in printed
    assert "MEDIKLAUD_SMS_URL\tno\tyes" in printed
    assert "secret" not in printed


def test_a_setting_that_nobody_reads_shows(door):
    door.settings["MEDIKLAUD_DATABSE_URL"] = "sqlite:///typo.db"

    items = door.done("config", "check")["items"]

    assert [i["name"] for i in items if not i["used"]] == ["MEDIKLAUD_DATABSE_URL"]


def test_a_setting_that_cannot_be_used_is_named(door):
    door.settings["MEDIKLAUD_THREADS"] = "many"

    code, problem = door.refused("config", "check")

    assert code == 2
    assert "MEDIKLAUD_THREADS" in problem["detail"]


def test_every_setting_is_listed(door):
    listed = {item["name"] for item in door.done("config", "check")["items"]}

    for setting in fields(Settings):
        if setting.name not in {"hospital", "sms"}:
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
