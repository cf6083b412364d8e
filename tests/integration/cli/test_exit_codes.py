"""Every kind of refusal has its exit code, and stderr says which rule it was."""

import pytest

from mediklaud.domain.errors import (
    Contended,
    InvalidValue,
    NotFound,
    NotPermitted,
    NotSignedIn,
    RuleBroken,
    StaleVersion,
    TryLater,
)
from mediklaud.domain.shared.numbers import numbered
from mediklaud.entrypoints.cli.errors import exit_code_of
from mediklaud.settings import BadSetting

NOBODYS_ID = "00000000-0000-7000-8000-00000000dead"


@pytest.mark.parametrize(
    ("refusal", "code"),
    [
        (RuleBroken(), 1),
        (StaleVersion(), 1),
        (InvalidValue(), 1),
        (BadSetting("MEDIKLAUD_TIME_ZONE", "no such time zone"), 2),
        (NotPermitted(), 3),
        (NotSignedIn(), 3),
        (NotFound(), 4),
        (TryLater(), 5),
        (Contended(), 5),
    ],
    ids=lambda one: type(one).__name__,
)
def test_each_kind_of_refusal_has_its_code(refusal, code):
    assert exit_code_of(refusal) == code


def test_what_is_done_is_0(desk):
    assert desk.call("whoami").exit_code == 0


def test_a_broken_rule_is_1_and_the_rule_is_said(chief, known):
    result = chief.call("doctor", "approve", known.doctor)

    assert result.exit_code == 1
    assert "rule D1" in result.stderr
    assert result.stdout == ""


def test_an_impossible_value_is_1(desk):
    code, problem = desk.refused(
        *("patient", "enrol", "--name", "Karim Uddin", "--birth-date", "1975-01-02"),
        *("--address", "5 Mirpur Road", "--city", "Dhaka"),
    )

    assert (code, problem["code"], problem["rule"]) == (1, "no_contact", "P1")


@pytest.mark.parametrize(
    "arguments",
    [
        ("no-such-command",),
        ("doctor", "show"),
        ("doctor", "show", "D-000001-0"),  # the check digit does not fit
        ("appointment", "show", "17"),
        ("slot", "list", "--from", "next tuesday"),
        ("user", "list", "--cursor", "somewhere"),
        ("payment", "take", NOBODYS_ID, "12.345"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_read_is_2(desk, arguments):
    result = desk.call(*arguments)

    assert result.exit_code == 2
    assert result.stderr


def test_a_setting_that_cannot_be_used_is_2(door):
    door.settings["MEDIKLAUD_TIME_ZONE"] = "Asia/Atlantis"

    result = door.call("whoami")

    assert result.exit_code == door.refused("whoami")[0] == 2
    assert "MEDIKLAUD_TIME_ZONE" in result.stderr


def test_nobody_signed_in_is_3_and_is_told_how(door):
    result = door.call("doctor", "list")

    assert result.exit_code == 3
    assert "mediklaud login" in result.stderr


def test_another_role_is_3(desk):
    code, problem = desk.refused("tariff", "set", "consultation", "1500")

    assert (code, problem["code"], problem["rule"]) == (
        3,
        "role_lacks_permission",
        "X1",
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("appointment", "show", NOBODYS_ID),
        ("patient", "show", NOBODYS_ID),
        ("patient", "show", numbered("P", 999)),
        ("doctor", "show", "me"),
    ],
    ids=" ".join,
)
def test_what_is_not_there_is_4(desk, arguments):
    assert desk.call(*arguments).exit_code == 4


def test_a_database_that_nobody_made_is_5_and_says_what_to_do(empty):
    result = empty.call("whoami")

    assert result.exit_code == 5
    assert "mediklaud db upgrade" in result.stderr
    assert not (empty.folder / "hospital.db").exists()


def test_a_database_that_cannot_be_reached_is_5(door):
    door.settings["MEDIKLAUD_DATABASE_URL"] = "sqlite:////proc/nowhere/hospital.db"

    assert door.call("whoami").exit_code == 5


def test_our_own_mistake_is_5_and_shows_no_values(door, monkeypatch):
    def break_down(_settings):
        raise RuntimeError("Rahima Khatun, 01712345678")

    monkeypatch.setattr("mediklaud.bootstrap.require_known_schema", break_down)

    result = door.call("whoami")

    assert result.exit_code == 5
    assert "RuntimeError" in result.stderr
    assert "Rahima" not in result.output
