"""A patient's rights, on the command line (P5, X7)."""

import json

import pytest

REPORT = (
    *("--recipient", "Directorate of Health", "--address", "Mohakhali, Dhaka"),
    *("--what", "Name and diagnosis", "--purpose", "Notifiable disease"),
    *("--at", "2027-02-27 10:00"),
)
CHILD = (
    *("--name", "Mina Khatun", "--birth-date", "2015-06-01"),
    *("--phone", "01712345678", "--address", "12 Lake Road", "--city", "Dhaka"),
)


@pytest.fixture
def officer(door, known):
    return door.signed_in("privacy")


def test_the_record_is_written_to_a_file_that_is_ones_own(patient, known, tmp_path):
    for how in ("json", "html"):
        file = tmp_path / f"record.{how}"
        patient.done("patient", "export", "me", "--format", how, "--out", file)

        assert known.patient in file.read_text()
        assert file.stat().st_mode & 0o777 == 0o600
    assert json.loads((tmp_path / "record.json").read_text())["patient"]["number"]


def test_a_file_that_is_there_is_not_overwritten(patient, tmp_path):
    file = tmp_path / "record.html"
    file.write_text("mine")

    assert patient.call("patient", "export", "me", "--out", file).exit_code == 2
    assert file.read_text() == "mine"


def test_staff_export_nobody(desk, known, tmp_path):
    file = tmp_path / "record.html"

    code, problem = desk.refused("patient", "export", known.patient, "--out", file)

    assert (code, problem["rule"]) == (3, "X1")
    assert not file.exists()


def test_a_mother_is_named_and_ends_it(desk, patient, known):
    child = desk.done("patient", "enrol", *CHILD)
    named = desk.done(
        *("patient", "name-guardian", child["number"], "--guardian", known.patient),
        *("--scope", "appointments", "--basis", "parent"),
    )

    wards = patient.done("account", "wards")["items"]
    assert [ward["patient_id"] for ward in wards] == [child["id"]]
    shown = patient.done("patient", "show", child["number"])
    assert shown["name"] == "Mina Khatun"
    assert patient.refused("patient", "record", child["id"])[0] == 4
    patient.done("patient", "end-guardian", named["id"])
    assert patient.done("account", "wards")["items"] == []
    [listed] = desk.done("patient", "guardians", child["number"])["items"]
    assert listed["ended_at"]


def test_an_amendment_goes_its_way(patient, officer):
    asked = patient.done("amendment", "ask", "me", "--text", "My allergy is missing.")

    [waiting] = officer.done("amendment", "list")["items"]
    officer.done("amendment", "extend", asked["id"], "--reason", "On leave.")
    undecided = officer.call("amendment", "decide", asked["id"], "--text", "Why")
    denied = officer.done("amendment", "decide", asked["id"], "--deny", "--text", "No")
    patient.done("amendment", "disagree", asked["id"], "--statement", "But yes.")

    assert waiting["id"] == asked["id"]
    assert undecided.exit_code == 2
    assert denied["status"] == "denied"
    [kept] = patient.done("patient", "amendments", "me")["items"]
    assert kept["disagreement"]["statement"] == "But yes."


def test_disclosures_are_written_down_and_read(officer, patient, known):
    one = officer.done("patient", "record-disclosure", known.patient, *REPORT)

    assert patient.done("patient", "disclosures", "me")["items"] == [one]
