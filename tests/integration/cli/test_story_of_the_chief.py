"""What the chief medical officer does about doctors, on the command line."""

from tests.integration.cli.people import DOCTOR_FILE
from tests.integration.cli.test_story_of_the_desk import book

ANOTHER = (*DOCTOR_FILE, "--licence", "BMDC", "B-77777", "2027-03-20")


def test_a_doctor_applies_is_approved_and_becomes_active_with_hours(chief):
    number = chief.done("doctor", "register", *ANOTHER)["number"]
    applied = chief.done("doctor", "show", number)
    approved = chief.done("doctor", "approve", number)
    hours = ("--hours", "sun-thu 09:00-13:00")
    chief.done("doctor", "availability", "set", number, *hours)
    active = chief.done("doctor", "show", number)

    statuses = [doctor["status"] for doctor in (applied, approved, active)]
    assert statuses == ["applied", "approved", "active"]
    rules = chief.done("doctor", "availability", "show", number)["rules"]
    assert [rule["weekdays"] for rule in rules] == [
        ["sunday", "monday", "tuesday", "wednesday", "thursday"]
    ]


def test_a_doctor_is_found_in_the_directory(chief, known):
    by_name = chief.done("doctor", "list", "--q", "nasrin")["items"]
    by_specialty = chief.done("doctor", "list", "--specialty", "cardiology")["items"]

    assert [d["number"] for d in by_name] == [known.doctor]
    assert by_specialty == by_name


def test_a_suspended_doctor_is_not_booked_until_reinstated(chief, desk, known):
    chief.done("doctor", "suspend", known.doctor, "--reason", "Inquiry")
    refused = desk.refused(
        *("appointment", "book", "--patient", known.patient, "--doctor", known.doctor),
        *("--at", "2027-03-02 10:00"),
    )
    chief.done("doctor", "reinstate", known.doctor)

    assert (refused[0], refused[1]["rule"]) == (1, "D4")
    assert book(desk, known)["status"] == "booked"


def test_a_doctor_leaves_for_good(chief, known):
    assert chief.done("doctor", "leave", known.doctor)["status"] == "left"


def test_an_absence_lists_what_it_touches_and_all_is_decided_at_once(
    chief, desk, known
):
    one = book(desk, known, "2027-03-02 10:30")["id"]
    other = book(desk, known, "2027-03-02 11:30")["id"]
    day = ("--from", "2027-03-02 00:00", "--to", "2027-03-03 00:00")

    absence = chief.done(
        "doctor", "absence", "record", known.doctor, *day, "--reason", "Fever"
    )
    impacted = chief.done("impacted", "list", "--doctor", known.doctor)["items"]
    done = chief.done(
        *("impacted", "resolve", "--move", one, "2027-03-03 10:30"),
        *("--cancel", other, "The doctor is ill"),
    )["items"]

    assert {a["id"] for a in absence["affected"]} == {one, other}
    assert [i["causes"] for i in impacted] == [["doctor_absent"]] * 2
    assert {a["id"]: a["status"] for a in done} == {one: "booked", other: "cancelled"}
    assert chief.done("impacted", "list")["items"] == []


def test_an_absence_is_taken_back(chief, known):
    day = ("--from", "2027-03-02 00:00", "--to", "2027-03-03 00:00")
    recorded = chief.done(
        "doctor", "absence", "record", known.doctor, *day, "--reason", "Congress"
    )

    chief.done("doctor", "absence", "cancel", recorded["id"])

    assert chief.done("doctor", "absence", "list", known.doctor)["items"] == []


def test_a_doctors_file_is_kept_up_to_date(chief, known):
    file = chief.done("doctor", "show", known.doctor, "--file")

    changed = chief.done(
        *("doctor", "update", known.doctor, "--version", file["version"]),
        *("--specialty", "Cardiology", "--specialty", "Internal medicine"),
        *("--licence", "BMDC", "A-12345", "2035-12-31"),
    )

    assert changed["specialties"] == ["Cardiology", "Internal medicine"]
    assert changed["licence"]["valid_until"] == "2035-12-31"
    assert changed["name"] == file["name"]


def test_hours_are_taken_away_only_on_purpose(chief, known):
    nothing_said = chief.call("doctor", "availability", "set", known.doctor)
    none = chief.done("doctor", "availability", "set", known.doctor, "--none")

    assert nothing_said.exit_code == 2
    assert none["rules"] == []
