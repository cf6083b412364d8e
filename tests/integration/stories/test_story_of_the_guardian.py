"""A mother looks after her child's visits, and after nothing else (P5)."""

from datetime import timedelta

import pytest

from tests.townsfolk import (
    a_doctor,
    a_patient,
    a_seen_patient,
    a_wish,
    as_doctor,
    as_patient,
    free,
    today,
    told,
)


@pytest.fixture
def doctor(town):
    return a_doctor(town)


@pytest.fixture
def child(town):
    return a_patient(town, birth_date=str(today() - timedelta(days=9 * 365)))


@pytest.fixture
def mother(town):
    return a_patient(town)


@pytest.fixture
def at_home(town, mother):
    """The mother, signed in to her own portal."""
    return as_patient(town, mother)


def naming(mother, **more):
    usual = {
        "guardian_number": mother["number"],
        "scopes": ["appointments"],
        "basis": "parent",
    }
    return {**usual, **more}


@pytest.fixture
def named(town, child, mother):
    """The front desk has seen the birth certificate."""
    here = f"/patients/{child['id']}/guardianships"
    return town.desk.post(here, naming(mother))


def test_before_she_is_named_the_child_is_nobody_to_her(town, doctor, child, at_home):
    at = free(at_home, doctor)[0]

    for method, path, body in (
        ("GET", f"/patients/{child['id']}", None),
        ("POST", "/appointments", a_wish(child, doctor, at)),
    ):
        assert at_home.refused(method, path, body)["status"] == 404


def test_she_books_moves_and_cancels_for_the_child(doctor, child, at_home, named):
    first, second = free(at_home, doctor)[:2]

    booked = at_home.post("/appointments", a_wish(child, doctor, first))
    one = f"/appointments/{booked['id']}"
    moved = at_home.post(f"{one}/reschedule", {"starts_at": second})
    cancelled = at_home.post(f"{one}/cancel", {"reason": "School trip"})

    assert (booked["patient_id"], booked["channel"]) == (child["id"], "online")
    assert moved["starts_at"] == second
    assert cancelled["status"] == "cancelled"
    listed = at_home.get(f"/patients/{child['id']}/appointments")["items"]
    assert [visit["id"] for visit in listed] == [booked["id"]]


def test_she_does_not_see_the_record_or_the_books(town, doctor, child, at_home, named):
    a_seen_patient(town, doctor, child, as_doctor(town, doctor))
    here = f"/patients/{child['id']}"

    assert at_home.get(here)["name"] == child["name"]
    for part in ("record", "account", "invoices", "amendments", "export"):
        hidden = at_home.refused("GET", f"{here}/{part}")
        assert hidden["status"] == 404, part


def test_with_the_clinical_scope_she_reads_the_record(
    town, doctor, child, mother, at_home
):
    here = f"/patients/{child['id']}"
    both = naming(mother, scopes=["appointments", "clinical"])
    town.desk.post(f"{here}/guardianships", both)

    signed = a_seen_patient(town, doctor, child, as_doctor(town, doctor))

    assert at_home.get(f"{here}/record")["items"] == [signed]
    assert at_home.refused("GET", f"{here}/account")["status"] == 404


def test_what_she_does_is_in_the_audit_as_by_proxy(town, doctor, child, at_home, named):
    at = free(at_home, doctor)[0]
    at_home.post("/appointments", a_wish(child, doctor, at))

    asked = f"/audit/entries?patient_id={child['id']}&limit=50"
    entries = town.privacy.get(asked)["items"]

    [booked] = [one for one in entries if one["action"] == "book_appointment"]
    assert booked["purpose"] == "proxy"
    assert booked["account_id"] == at_home.get("/me")["id"]


def test_the_child_is_told_and_nothing_is_said_of_whom(town, child, mother, named):
    [mail] = town.mailbox.wait_for(child["contact"]["email"], 1)

    text = mail.get_body(("plain",)).get_content()
    assert "who may act for you" in text
    assert mother["name"] not in text
    assert mother["number"] not in text


def test_it_ends_when_the_desk_says_so_at_once(town, child, at_home, named):
    here = f"/patients/{child['id']}"
    assert at_home.get(here)["id"] == child["id"]

    town.desk.post(f"/guardianships/{named['id']}/end")

    assert at_home.refused("GET", here)["status"] == 404
    assert at_home.get("/me")["wards"] == []


def test_it_ends_by_itself_on_the_birthday_that_makes_the_child_of_age(child, named):
    born = child["birth_date"]

    assert named["until"] == f"{int(born[:4]) + 18}{born[4:]}"


def test_it_cannot_be_made_to_last_longer(town, child, mother):
    born = child["birth_date"]
    later = naming(mother, until=f"{int(born[:4]) + 19}{born[4:]}")

    refused = town.desk.refused("POST", f"/patients/{child['id']}/guardianships", later)

    assert told(refused) == (409, "ends_after_majority", "P5")


def test_a_patient_of_age_names_somebody_alone_and_sees_who(town, mother):
    ill = a_patient(town)
    herself = as_patient(town, ill)
    here = f"/patients/{ill['id']}/guardianships"

    paper = herself.refused("POST", here, naming(mother, basis="power_of_attorney"))
    named = herself.post(here, naming(mother, basis="wish"))

    assert told(paper) == (409, "paper_needed", "P5")
    assert named["verified_by"] is None
    assert herself.get(here)["items"] == [named]
    assert named["guardian_number"] == mother["number"]
