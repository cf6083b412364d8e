"""A doctor's day on the command line."""

import pytest

from tests.integration.cli.test_story_of_the_desk import book


@pytest.fixture
def booked(desk, known):
    return book(desk, known, "2027-03-01 08:30")["id"]


def complete(doctor, appointment):
    return doctor.done(
        *("appointment", "complete", appointment, "--code", "I10"),
        *("--diagnosis", "Essential hypertension"),
        typed="Pressure 150/95.\nReturn in two weeks.\n",
    )


def test_the_doctor_looks_up_a_code(doctor):
    found = doctor.done("appointment", "diseases", "essential", "hypertension")

    assert found["items"][0]["code"] == "I10"


def test_the_doctor_sees_the_day_with_the_patients_names(doctor, booked):
    day = doctor.done("doctor", "schedule", "me", "--date", "2027-03-01")

    assert [e["patient_name"] for e in day["entries"]] == ["Rahima Khatun"]
    assert day["entries"][0]["appointment"]["id"] == booked


def test_the_day_is_today_if_none_is_said(doctor, booked):
    assert doctor.done("doctor", "schedule", "me")["date"] == "2027-03-01"


def test_a_consultation_is_begun_and_signed_and_the_patient_reads_it(
    doctor, patient, booked, known
):
    doctor.done("appointment", "start", booked)
    signed = complete(doctor, booked)

    assert signed["signed"]["diagnosis"]["code"] == "I10"
    assert signed["signed"]["note"] == "Pressure 150/95.\nReturn in two weeks."
    assert patient.done("patient", "record", "me")["items"] == [signed]
    assert doctor.done("patient", "record", known.patient_id)["items"] == [signed]


def test_the_doctor_reads_patients_in_care_only(doctor, desk, known, booked):
    stranger = desk.done(
        *("patient", "enrol", "--name", "Karim Uddin", "--birth-date", "1975-01-02"),
        *("--phone", "01912345678", "--address", "5 Mirpur Road", "--city", "Dhaka"),
    )

    assert doctor.done("patient", "show", known.patient_id)["name"] == "Rahima Khatun"
    assert doctor.done("patient", "show", known.patient)["name"] == "Rahima Khatun"
    assert doctor.refused("patient", "show", stranger["id"])[0] == 4
    assert doctor.refused("patient", "show", stranger["number"])[0] == 4


def test_a_note_may_be_an_argument_on_ones_own_machine(doctor, booked):
    doctor.done("appointment", "start", booked)

    signed = doctor.done(
        *("appointment", "complete", booked, "--code", "I10"),
        *("--diagnosis", "Hypertension", "--note", "Well."),
        *("--vital", "pulse", "72", "--vital", "temperature", "36.6"),
    )

    assert signed["signed"]["note"] == "Well."
    assert signed["signed"]["vitals"] == {"pulse": "72", "temperature": "36.6"}
