"""A patient at home, on the command line."""

from datetime import timedelta

import pytest

LATER = ("--at", "2027-03-05 10:00")


@pytest.fixture
def booked(patient, known):
    return patient.done(
        *("appointment", "book", "--patient", "me", "--doctor", known.doctor, *LATER)
    )


def test_a_patient_books_online_whatever_channel_is_said(booked):
    assert booked["channel"] == "online"
    assert booked["read_back"] is None


def test_a_patient_sees_moves_and_cancels_in_time(patient, booked):
    moved = patient.done(
        "appointment", "reschedule", booked["id"], "--at", "2027-03-06 10:00"
    )
    cancelled = patient.done("appointment", "cancel", booked["id"])

    assert moved["starts_at"].startswith("2027-03-06T10:00")
    assert cancelled["status"] == "cancelled"
    listed = patient.done("patient", "appointments", "me")["items"]
    assert [one["status"] for one in listed] == ["cancelled"]


def test_ones_own_number_names_oneself(patient, known, booked):
    listed = patient.done("appointment", "list", "--patient", known.patient)["items"]

    assert [one["id"] for one in listed] == [booked["id"]]


def test_too_late_to_change_a_patient_asks_and_the_desk_decides(door, booked):
    door.clock.instant += timedelta(days=3, hours=22)
    patient, desk = door.signed_in("rahima"), door.signed_in("desk")
    refused = patient.refused("appointment", "cancel", booked["id"])
    wish = patient.done(
        *("appointment", "request-change", booked["id"], "--wish", "move"),
        *("--preferred", "2027-03-08 09:00", "--note", "My mother is ill"),
    )

    waiting = desk.done("appointment", "requests")["items"]
    decided = desk.done("appointment", "decide", wish["id"], "--grant")

    assert (refused[0], refused[1]["rule"]) == (1, "S11")
    assert [one["request"]["id"] for one in waiting] == [wish["id"]]
    assert decided["status"] == "granted"
    moved = patient.done("appointment", "show", booked["id"])
    assert moved["starts_at"] == "2027-03-08T09:00:00+06:00"
    wishes = patient.done("patient", "change-requests", "me")["items"]
    assert [one["status"] for one in wishes] == ["granted"]


def test_a_wish_is_taken_back(door, booked):
    door.clock.instant += timedelta(days=3, hours=22)
    patient = door.signed_in("rahima")
    wish = patient.done(
        "appointment", "request-change", booked["id"], "--wish", "cancel"
    )

    withdrawn = patient.done("appointment", "withdraw-request", wish["id"])

    assert withdrawn["status"] == "withdrawn"


def test_a_decision_is_said(desk, booked):
    assert desk.call("appointment", "decide", booked["id"]).exit_code == 2


def test_another_patient_looks_like_nobody(patient, desk):
    other = desk.done(
        *("patient", "enrol", "--name", "Karim Uddin", "--birth-date", "1975-01-02"),
        *("--phone", "01912345678", "--address", "5 Mirpur Road", "--city", "Dhaka"),
    )

    code, problem = patient.refused("patient", "show", other["id"])

    assert (code, problem["code"]) == (4, "patient_not_found")
