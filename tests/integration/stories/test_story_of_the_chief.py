"""What the chief medical officer decides about doctors (D1-D4, S12)."""

import pytest

from tests.town import PASSWORD
from tests.townsfolk import (
    EVERY_DAY,
    a_doctor,
    a_doctors_file,
    a_patient,
    a_visit,
    a_wish,
    a_word,
    free,
    later,
    told,
)

HOURS = {"weekdays": EVERY_DAY, "start": "09:00", "end": "17:00"}


def test_a_doctor_applies_is_approved_and_active_with_the_first_hours(town):
    applied = town.chief.post("/doctors", a_doctors_file())
    one = f"/doctors/{applied['id']}"
    before = town.desk.get(one)
    approved = town.chief.post(f"{one}/approve")
    hours = town.chief.put(f"{one}/availability", {"rules": [HOURS]})
    active = town.desk.get(one)

    assert applied["number"].startswith("D-")
    assert [d["status"] for d in (applied, approved)] == ["applied", "approved"]
    assert [d["active"] for d in (before, active)] == [False, True]
    assert hours["rules"][0]["start"] == "09:00"


def test_nobody_is_booked_with_a_doctor_who_only_applied(town):
    doctor = town.chief.post("/doctors", a_doctors_file())
    wish = a_wish(a_patient(town), doctor, later(days=3)[:14] + "00:00Z")

    refused = town.desk.refused("POST", "/appointments", wish)

    assert (refused["status"], refused["rule"]) == (409, "D4")


def test_a_file_without_what_a_doctor_must_have_is_not_opened(town):
    file = a_doctors_file()
    no_specialty = {**file, "specialties": []}
    no_licence = {name: file[name] for name in file if name != "licence"}

    unfit = town.chief.refused("POST", "/doctors", no_specialty)
    unread = town.chief.refused("POST", "/doctors", no_licence)

    assert (unfit["status"], unfit["rule"]) == (422, "D3")
    assert unread["status"] == 400
    assert "licence" in unread["detail"] + str(unread["facts"])


def test_a_licence_belongs_to_one_doctor(town):
    first = town.chief.post("/doctors", a_doctors_file())
    licence = town.chief.get(f"/doctors/{first['id']}/file")["licence"]

    again = town.chief.refused("POST", "/doctors", a_doctors_file(licence=licence))

    assert (again["status"], again["rule"]) == (409, "D2")
    assert first["name"] not in str(again)


def test_nobody_approves_themselves(town):
    doctor = town.chief.post("/doctors", a_doctors_file())
    roles = ("chief_medical_officer", "doctor")
    chief = town.member(f"dr.{a_word()}", *roles, doctor_id=doctor["id"])

    refused = chief.refused("POST", f"/doctors/{doctor['id']}/approve")

    assert told(refused) == (409, "own_approval", "D1")


def test_nobody_is_booked_after_the_licence_ends(town):
    ends = later(days=5)[:10]
    licence = {"council": "BMDC", "number": a_word(), "valid_until": ends}
    doctor = a_doctor(town, licence=licence)
    after = f"{later(days=7)[:14]}00:00Z"

    refused = town.desk.refused(
        "POST", "/appointments", a_wish(a_patient(town), doctor, after)
    )

    assert free(town.desk, doctor, days=4)
    assert free(town.desk, doctor, days=7) == []
    assert (refused["status"], refused["rule"]) == (409, "D3")


@pytest.fixture
def doctor(town):
    return a_doctor(town)


@pytest.fixture
def visits(town, doctor):
    """Two visits of two patients, three days from now."""
    return [a_visit(town, a_patient(town), doctor, days=3) for _ in range(2)]


@pytest.fixture
def absence(town, doctor, visits):
    """The doctor turns out to be away when they are."""
    away = {
        "starts_at": visits[0]["starts_at"],
        "ends_at": visits[1]["ends_at"],
        "reason": "Fever",
    }
    return town.chief.post(f"/doctors/{doctor['id']}/absences", away)


def as_it_stands(town, visit):
    return town.desk.get(f"/appointments/{visit['id']}")


def test_an_absence_names_the_visits_it_touches(town, doctor, visits, absence):
    worklist = town.chief.get(f"/impacted-appointments?doctor_id={doctor['id']}")

    assert [one["id"] for one in absence["affected"]] == [v["id"] for v in visits]
    assert [one["causes"] for one in worklist["items"]] == [["doctor_absent"]] * 2
    assert as_it_stands(town, visits[0])["status"] == "booked"
    assert visits[0]["starts_at"] not in free(town.desk, doctor, days=2, hours=23)


def test_all_is_decided_on_an_absence_or_nothing(town, doctor, visits, absence):
    moved, cancelled = visits
    cancel = {"appointment_id": cancelled["id"], "action": "cancel", "reason": "Fever"}
    move = {"appointment_id": moved["id"], "action": "move"}
    into_it = {**move, "starts_at": cancelled["starts_at"]}
    after_it = {**move, "starts_at": free(town.desk, doctor, days=4)[0]}
    path = "/impacted-appointments/resolutions"

    refused = town.desk.refused("POST", path, {"decisions": [cancel, into_it]})
    untouched = as_it_stands(town, cancelled)
    town.desk.post(path, {"decisions": [cancel, after_it]})

    assert told(refused) == (409, "decision_refused", "S12")
    assert refused["facts"]["appointment_id"] == moved["id"]
    assert untouched["status"] == "booked"
    assert as_it_stands(town, cancelled)["status"] == "cancelled"
    assert as_it_stands(town, moved)["starts_at"] == after_it["starts_at"]
    left = town.chief.get(f"/impacted-appointments?doctor_id={doctor['id']}")
    assert left["items"] == []


def test_a_suspended_doctors_visits_wait_for_a_decision_and_none_are_added(
    town, doctor, visits
):
    at = free(town.desk, doctor)[0]
    one = f"/doctors/{doctor['id']}"
    town.chief.post(f"{one}/suspend", {"reason": "Inquiry"})

    refused = town.desk.refused(
        "POST", "/appointments", a_wish(a_patient(town), doctor, at)
    )

    worklist = town.chief.get(f"/impacted-appointments?doctor_id={doctor['id']}")
    causes = {i["appointment"]["id"]: i["causes"] for i in worklist["items"]}
    assert (refused["status"], refused["rule"]) == (409, "D4")
    assert "Inquiry" not in str(refused)
    assert causes == {visit["id"]: ["doctor_not_active"] for visit in visits}
    assert free(town.desk, doctor) == []
    town.chief.post(f"{one}/reinstate")
    assert free(town.desk, doctor)[0] == at


def test_only_the_chief_lets_doctors_work(town, doctor):
    roles = (town.desk, town.cashier, town.privacy, town.admin)

    for client in roles:
        refused = client.refused(
            "POST", f"/doctors/{doctor['id']}/suspend", {"reason": PASSWORD}
        )
        assert told(refused) == (403, "role_lacks_permission", "X1")
