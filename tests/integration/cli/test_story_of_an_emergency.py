"""Emergency access, its review, and who saw what of whom, on the command line."""

import csv
import io

import pytest
from attrs import evolve

from tests.integration.cli.test_story_of_the_desk import book
from tests.integration.cli.test_story_of_the_doctor import complete

WHY = ("--reason", "emergency", "--text", "Brought in unconscious at night.")
TODAY = ("--from", "2027-03-01 00:00", "--to", "2027-03-02 00:00")


@pytest.fixture
def officer(door, known):
    return evolve(door, token=known.tokens["privacy"])


@pytest.fixture
def glass(doctor, known):
    return doctor.done("patient", "break-glass", known.patient, *WHY)


def test_the_glass_is_broken_by_number_or_id_and_ended(doctor, known):
    assert doctor.refused("patient", "show", known.patient)[0] == 4

    by_number = doctor.done("patient", "break-glass", known.patient, *WHY)
    doctor.done("patient", "break-glass", known.patient_id, *WHY)

    assert by_number["patient_id"] == known.patient_id
    assert doctor.done("patient", "show", known.patient)["name"] == "Rahima Khatun"
    ended = doctor.done("patient", "end-break-glass", by_number["id"])
    assert ended["ended_at"]


def test_the_reason_may_come_on_standard_input(doctor, known):
    typed = "Covering for a colleague tonight.\n"
    reason = ("--reason", "covering-colleague")

    glass = doctor.done("patient", "break-glass", known.patient, *reason, typed=typed)

    assert glass["reason_code"] == "covering_colleague"


def test_a_note_and_an_addendum_stand_in_the_record(doctor, desk, patient, known):
    visit = book(desk, known, "2027-03-01 08:30")["id"]
    doctor.done("appointment", "start", visit)
    signed = complete(doctor, visit)
    text = ("--text", "Sister says: allergic to penicillin.")

    note = doctor.done("patient", "note", known.patient, *text)
    added = doctor.done("appointment", "addendum", signed["id"], typed="Negative.\n")

    items = patient.done("patient", "record", "me")["items"]
    assert sorted(item["kind"] for item in items) == ["consultation", "note"]
    assert note in items
    assert {**signed, "addenda": [added]} in items
    printed = patient.printed("patient", "record", "me")
    assert "allergic to penicillin" in printed
    assert "Negative." in printed


def test_the_officer_reviews_and_nobody_twice(doctor, officer, glass):
    [waiting] = officer.done("audit", "reviews")["items"]
    close = ("audit", "close-review", glass["id"], "--finding", "needs-follow-up")
    because = ("--text", "Asked the ward; the journal is missing.")

    assert waiting["account_name"] == "Nasrin"
    assert waiting["text"] == "Brought in unconscious at night."
    assert doctor.refused(*close, *because)[0] == 3
    closed = officer.done(*close, *because)
    assert closed["finding"] == "needs_follow_up"
    assert officer.refused(*close, *because)[0] == 1
    assert "needs_follow_up" in officer.printed("audit", "reviews")


def test_the_patient_reads_in_plain_words_who_was_there(doctor, patient, known, glass):
    doctor.done("patient", "record", known.patient)

    printed = patient.printed("patient", "accesses", "me")

    assert "read the medical record" in printed
    assert "took emergency access to the record" in printed
    assert "Nasrin" in printed


def test_the_officer_reads_names_in_the_audit_and_in_reports(officer, glass):
    printed = officer.printed("audit", "list", "--action", "break_glass")
    report = officer.done("audit", "report", "break-glass", *TODAY)
    table = officer.printed("audit", "report", "break-glass", *TODAY)

    assert "Nasrin" in printed
    [line] = report["lines"]
    assert (line["account_name"], line["times"]) == ("Nasrin", 1)
    assert "Nasrin" in table


def test_whom_an_account_read_is_given_as_a_spreadsheet(officer, doctor, known, glass):
    doctor.done("patient", "record", known.patient)
    account = doctor.done("whoami")["id"]
    asked = ("audit", "patients-read", "--account", account, *TODAY)

    rows = list(csv.DictReader(io.StringIO(officer.printed(*asked, "--csv"))))

    assert [row["patient_id"] for row in rows] == [known.patient_id]
    [item] = officer.done(*asked)["items"]
    assert str(item["times"]) == rows[0]["times"]
    assert item["patient_number"] == rows[0]["patient_number"] == known.patient
