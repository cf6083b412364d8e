"""The same hospital from a terminal beside the server: both see the same."""

import json

import pytest
from attrs import evolve

from tests.integration.stories.doors import signed_in
from tests.townsfolk import (
    a_doctor,
    a_patient,
    a_phone,
    a_visit,
    a_word,
    as_doctor,
    free,
    later,
)

NOBODYS_ID = "00000000-0000-7000-8000-00000000dead"


@pytest.fixture
def desk(town, door):
    return signed_in(town, door, "desk")


@pytest.fixture
def doctor(town):
    return a_doctor(town)


@pytest.fixture
def at_work(town, door, doctor):
    """The doctor, at the same kind of machine."""
    return evolve(door, token=as_doctor(town, doctor).token)


@pytest.fixture
def patient(desk):
    """Somebody enrolled at the terminal."""
    word = a_word()
    return desk.done(
        *("patient", "enrol", "--name", f"Salma {word}", "--birth-date", "1975-01-02"),
        *("--phone", a_phone(), "--email", f"{word}@patients.test"),
        *("--address", "5 Mirpur Road", "--city", "Dhaka"),
    )


def book(desk, patient, doctor, at):
    who = ("--patient", patient["number"], "--doctor", doctor["number"])
    what = ("--at", at, "--channel", "phone")
    return desk.done("appointment", "book", *who, *what)


def test_a_clerk_enrols_finds_and_books_and_the_patient_gets_a_mail(
    town, desk, patient, doctor
):
    found = desk.done("patient", "find", patient["name"].split()[1])["items"]
    look = ("slot", "list", "--doctor", doctor["number"], "--from", later(days=3))
    offered = [slot["starts_at"] for slot in desk.done(*look)["items"]]
    booked = book(desk, patient, doctor, offered[0])

    assert [card["id"] for card in found] == [patient["id"]]
    assert doctor["name"] in booked["read_back"]
    over_http = town.desk.get(f"/appointments/{booked['id']}")
    assert over_http.items() <= booked.items()
    assert town.mailbox.wait_for(patient["contact"]["email"], 1)


def test_a_visit_is_kept_signed_billed_and_paid(town, door, at_work, patient, doctor):
    desk, cashier = signed_in(town, door, "desk"), signed_in(town, door, "cashier")
    visit = book(desk, patient, doctor, free(town.desk, doctor, minutes=1)[0])
    day = ("--date", visit["starts_at"][:10])
    schedule = at_work.done("doctor", "schedule", "me", *day)
    desk.done("appointment", "arrive", visit["id"])
    at_work.done("appointment", "start", visit["id"])
    at_work.done(
        *("appointment", "complete", visit["id"], "--code", "I10"),
        *("--diagnosis", "Essential hypertension"),
        typed="Pressure 150/95.",
    )
    draft = cashier.done("invoice", "draft", patient["number"])
    issued = cashier.done("invoice", "issue", draft["id"])
    desk.done("payment", "take", draft["id"], issued["gross"]["amount"])

    entries = [entry["appointment"]["id"] for entry in schedule["entries"]]
    assert entries == [visit["id"]]
    assert issued["gross"]["amount"] == "1575.00"
    assert cashier.done("invoice", "show", draft["id"])["state"] == "paid"
    [record] = at_work.done("patient", "record", patient["id"])["items"]
    assert record["signed"]["note"] == "Pressure 150/95."


def test_a_taken_time_is_told_with_free_ones(town, desk, patient, doctor):
    taken = a_visit(town, a_patient(town), doctor)
    who = ("--patient", patient["number"], "--doctor", doctor["number"])

    code, problem = desk.refused(
        "appointment", "book", *who, "--at", taken["starts_at"]
    )

    assert (code, problem["code"], problem["rule"]) == (1, "slot_taken", "S5")
    assert len(problem["facts"]["nearest"]) == 3


def test_a_real_process_prints_json_and_exits_with_0(town):
    printed = town.run("--json", "whoami", MEDIKLAUD_TOKEN=town.desk.token)

    assert json.loads(printed)["login"] == "desk"


def test_a_broken_rule_is_1_and_is_named(town, door, doctor):
    chief = evolve(door, token=town.chief.token)

    code, problem = chief.refused("doctor", "approve", doctor["number"])

    assert (code, problem["rule"]) == (1, "D1")


def test_what_cannot_be_read_is_2(desk):
    assert desk.call("slot", "list", "--from", "soon").exit_code == 2


def test_what_the_role_may_not_is_3(desk):
    code, problem = desk.refused("user", "list")

    assert (code, problem["code"]) == (3, "role_lacks_permission")


def test_nobody_signed_in_is_3(door):
    code, problem = door.refused("doctor", "list")

    assert (code, problem["code"]) == (3, "not_signed_in")


def test_what_is_not_there_is_4(desk):
    code, problem = desk.refused("appointment", "show", NOBODYS_ID)

    assert (code, problem["code"]) == (4, "appointment_not_found")


def test_a_hospital_that_is_not_there_is_5(desk):
    name = "MEDIKLAUD_DATABASE_URL"
    elsewhere = {name: f"{desk.settings[name]}_of_nobody"}

    result = evolve(desk, settings={**desk.settings, **elsewhere}).call("whoami")

    assert (result.exit_code, result.stdout) == (5, "")
    assert "Traceback" not in result.stderr


def test_the_database_is_as_the_program_wants_it(door):
    assert door.done("db", "check") == {"done": True}
