"""A patient at home: let in, looks for a time, books, moves, cancels, reads."""

import re

import pytest

from tests.town import PASSWORD, PORTAL
from tests.townsfolk import (
    FINDINGS,
    a_doctor,
    a_patient,
    a_seen_patient,
    a_visit,
    a_wish,
    a_word,
    as_doctor,
    as_patient,
    free,
    told,
)

NOBODY = "00000000-0000-7000-8000-00000000dead"


@pytest.fixture
def doctor(town):
    return a_doctor(town)


@pytest.fixture
def patient(town):
    return a_patient(town)


@pytest.fixture
def at_home(town, patient):
    """The patient, signed in to the portal."""
    return as_patient(town, patient)


def token_in(mail):
    """What stands in the link to the portal."""
    text = mail.get_body(("plain",)).get_content()
    [token] = re.findall(rf"{re.escape(PORTAL)}/invitation#(\S+)", text)
    return token


def test_a_patient_is_let_in_by_a_mail_and_the_birth_date(town, patient):
    town.desk.post(f"/patients/{patient['id']}/portal-invitation")
    [mail] = town.mailbox.wait_for(patient["contact"]["email"], 1)
    accepted = {"token": token_in(mail), "password": PASSWORD}
    anybody = town.anybody

    nobody = anybody.refused("POST", "/invitations/accept", accepted)
    wrong = anybody.refused(
        "POST", "/invitations/accept", {**accepted, "birth_date": "1980-04-13"}
    )
    right = {**accepted, "birth_date": patient["birth_date"], "login": a_word()}
    account = anybody.post("/invitations/accept", right)
    again = anybody.refused("POST", "/invitations/accept", right)

    assert [told(p) for p in (nobody, wrong, again)] == [
        (409, "invitation_refused", "P6")
    ] * 3
    assert account["login"] == right["login"]
    signed_in = anybody.sign_in(account["login"], PASSWORD)
    assert signed_in.get(f"/patients/{patient['id']}")["name"] == patient["name"]


def test_the_number_is_a_login_too(town, patient, at_home):
    by_number = town.anybody.sign_in(patient["number"], PASSWORD)

    assert by_number.get("/me")["patient_id"] == patient["id"]


def test_a_free_time_is_found_by_specialty_and_booked(town, patient, doctor, at_home):
    at = free(at_home, doctor)[0]

    booked = at_home.post("/appointments", a_wish(patient, doctor, at))

    assert (booked["channel"], booked["read_back"]) == ("online", None)
    assert at not in free(at_home, doctor)
    listed = at_home.get(f"/patients/{patient['id']}/appointments")["items"]
    assert [one["id"] for one in listed] == [booked["id"]]


def test_online_there_is_an_hour_to_get_here(town, patient, doctor, at_home):
    soon = free(town.desk, doctor, minutes=10)[0]
    wish = a_wish(patient, doctor, soon)

    refused = at_home.refused("POST", "/appointments", wish)

    assert (refused["status"], refused["rule"]) == (409, "S5")
    assert town.desk.post("/appointments", wish)["status"] == "booked"


def test_a_visit_is_moved_and_cancelled_in_time(town, patient, doctor, at_home):
    first, second = free(at_home, doctor)[:2]
    booked = at_home.post("/appointments", a_wish(patient, doctor, first))
    one = f"/appointments/{booked['id']}"

    moved = at_home.post(f"{one}/reschedule", {"starts_at": second})
    free_again = first in free(at_home, doctor)
    cancelled = at_home.post(f"{one}/cancel", {"reason": "I feel better"})
    twice = at_home.refused("POST", f"{one}/cancel")

    assert (moved["id"], moved["starts_at"]) == (booked["id"], second)
    assert [before["starts_at"] for before in moved["rescheduled_from"]] == [first]
    assert free_again
    assert (cancelled["status"], cancelled["ended_late"]) == ("cancelled", False)
    assert told(twice) == (409, "not_in_this_state", "S9")
    assert second in free(at_home, doctor)


@pytest.fixture
def late(town, patient, doctor):
    """A visit in a few hours."""
    return a_visit(town, patient, doctor, hours=2)


def test_too_late_to_change_a_patient_asks_and_the_desk_decides(
    town, doctor, at_home, late
):
    one = f"/appointments/{late['id']}"
    wish = {"wish": "move", "preferred": free(at_home, doctor)[0], "note": "Flood"}

    refused = at_home.refused("POST", f"{one}/cancel")
    asked = at_home.post(f"{one}/change-requests", wish)
    twice = at_home.refused("POST", f"{one}/change-requests", wish)
    waiting = town.desk.get("/change-requests?limit=200")["items"]
    path = f"/change-requests/{asked['id']}/decision"
    town.desk.post(path, {"granted": True})

    assert told(refused) == (409, "too_late_to_change", "S11")
    assert refused["facts"]["appointment_id"] == late["id"]
    assert told(twice) == (409, "already_requested", "S11")
    assert asked["id"] in [found["request"]["id"] for found in waiting]
    assert at_home.get(one)["starts_at"] == wish["preferred"]


def test_a_declined_wish_leaves_the_visit_where_it_is(town, patient, at_home, late):
    one = f"/appointments/{late['id']}"
    asked = at_home.post(f"{one}/change-requests", {"wish": "cancel"})

    path = f"/change-requests/{asked['id']}/decision"
    town.desk.post(path, {"granted": False, "reason": "Please come"})

    [wish] = at_home.get(f"/patients/{patient['id']}/change-requests")["items"]
    assert (wish["status"], wish["reason"]) == ("declined", "Please come")
    assert at_home.get(one)["starts_at"] == late["starts_at"]


def test_what_is_another_patients_looks_like_nothing_at_all(town, doctor, at_home):
    other = a_patient(town)
    visit = a_visit(town, other, doctor)
    theirs = f"/patients/{other['id']}"

    for path in ("", "/appointments", "/record", "/charges", "/invoices", "/account"):
        hidden = at_home.refused("GET", f"{theirs}{path}")
        missing = at_home.refused("GET", f"/patients/{NOBODY}{path}")
        assert hidden["status"] == missing["status"] == 404, path
        assert hidden["code"] == missing["code"], path
        assert hidden["facts"].keys() == missing["facts"].keys(), path
    for path in ("cancel", "arrive"):
        refused = at_home.refused("POST", f"/appointments/{visit['id']}/{path}")
        assert refused["status"] in {403, 404}
    assert at_home.refused("GET", f"/appointments/{visit['id']}")["status"] == 404
    assert town.desk.get(f"/appointments/{visit['id']}") == no_read_back(visit)


def no_read_back(booked):
    return {name: booked[name] for name in booked if name != "read_back"}


def test_nobody_is_booked_by_another_patient(town, doctor, at_home):
    at = free(at_home, doctor)[0]

    refused = at_home.refused(
        "POST", "/appointments", a_wish(a_patient(town), doctor, at)
    )

    assert refused["status"] == 404
    assert at in free(at_home, doctor)


def test_patients_read_their_own_record_and_invoices_and_pay_at_the_desk(
    town, patient, doctor, at_home
):
    signed = a_seen_patient(town, doctor, patient, as_doctor(town, doctor))
    draft = town.cashier.post("/invoices", {"patient_id": patient["id"]})
    town.cashier.post(f"/invoices/{draft['id']}/issue")
    mine = f"/patients/{patient['id']}"
    amount = {"amount": "1575.00", "currency": "BDT"}

    [record] = at_home.get(f"{mine}/record")["items"]
    [invoice] = at_home.get(f"{mine}/invoices")["items"]
    paying = at_home.refused(
        "POST",
        f"/invoices/{draft['id']}/payments",
        {"amount": amount, "method": "cash"},
    )

    assert record == signed
    assert record["signed"]["diagnosis"] == FINDINGS["diagnosis"]
    assert (invoice["state"], invoice["due"]) == ("unpaid", amount)
    assert told(paying) == (403, "role_lacks_permission", "X1")
