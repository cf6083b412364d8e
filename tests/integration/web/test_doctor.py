"""A doctor's work in the browser: the day, the patient, the visit, the prescription."""

from datetime import timedelta

import pytest

from mediklaud.domain.access.actor import Role
from tests.integration.http.people import PASSWORD

AT = "2027-03-01T09:00:00+06:00"
AN_HOUR = timedelta(hours=1)


@pytest.fixture
def booking(house):
    return house.a_booking(AT, reason="A cough")


@pytest.fixture
def doctor(house, booking, signed_in):
    return signed_in(Role.DOCTOR)


def test_the_doctors_first_page_is_the_day(doctor):
    page = doctor.get("/")

    assert "Karim Hossain" in page
    assert "A cough" in page
    assert "09:00" in page


def test_the_week_shows_who_comes_on_which_day(doctor):
    page = doctor.get("/my-week?day=2027-03-03")

    assert "Karim Hossain" in page
    assert page.count('<section class="card"') == 7


def test_another_day_is_empty_and_says_what_next(doctor):
    page = doctor.get("/my-day?day=2027-03-02")

    assert "Nobody is booked" in page
    assert "Karim" not in page


def test_a_visit_that_has_not_begun_cannot_be_missed(doctor, booking):
    doctor.get("/my-day")
    form = doctor.form(f"/my-day/{booking['id']}/start")
    page = doctor.post(f"/my-day/{booking['id']}/missed", form.fields, 409)

    assert 'role="alert"' in page
    assert "Karim Hossain" in page


def test_who_is_no_doctor_has_no_day_here(house, signed_in):
    desk = signed_in(Role.FRONT_DESK)

    assert "Your role does not allow this" in desk.get("/my-day", 403)


def begun(doctor, booking):
    """The patient is called in from the day."""
    doctor.get("/my-day")
    doctor.send(f"/my-day/{booking['id']}/start")
    return f"/visits/{booking['id']}"


def test_a_visit_is_begun_written_down_and_signed(doctor, booking):
    visit = begun(doctor, booking)
    assert doctor.at == visit
    assert "A cough" in doctor.page.text

    page = doctor.send(
        visit,
        note="Chest is clear.",
        code="j069",
        text="A cold",
        systolic="120",
        diastolic="80",
        temperature="37.4",
    )

    assert "The visit is signed" in page
    assert "Prescribe for Karim Hossain" in page
    assert "Completed" in page
    chart = doctor.get(f"/charts/{booking['patient_id']}")
    assert "Chest is clear." in chart
    assert "J06.9" in chart
    assert "<strong>120/80</strong> mmHg" in chart
    assert "<strong>37.4</strong> °C" in chart


@pytest.mark.parametrize(
    ("measured", "where"),
    [
        ({"pulse": "720"}, "pulse"),
        ({"pulse": "0"}, "pulse"),
        ({"weight": "0"}, "weight"),
        ({"temperature": "hot"}, "temperature"),
        ({"systolic": "120"}, "diastolic"),
    ],
)
def test_what_nobody_alive_has_is_said_beside_its_field(
    doctor, booking, measured, where
):
    visit = begun(doctor, booking)
    found = {"note": "Clear.", "code": "J06.9", "text": "A cold"}
    page = doctor.send(visit, 422, **found, **measured)

    assert f'id="e-{where}"' in page


def test_everything_that_nobody_has_is_said_at_once(doctor, booking):
    visit = begun(doctor, booking)
    measured = {"pulse": "720", "weight": "0", "systolic": "80", "diastolic": "120"}
    page = doctor.send(visit, 422, note="Clear.", **measured)

    for sign in ("pulse", "weight"):
        assert f'id="e-{sign}"' in page


def test_what_cannot_be_read_is_said_beside_the_field(doctor, booking):
    visit = begun(doctor, booking)
    page = doctor.send(visit, 422, note="Chest is clear.", code="cold", text="A cold")

    assert "Chest is clear." in page
    assert 'id="e-code"' in page


def test_a_diagnosis_is_found_in_the_list_and_picked(doctor, booking):
    visit = begun(doctor, booking)
    page = doctor.send(visit, note="Sour.", disease="gastritis", step="search")
    assert "K29.7 Gastritis, unspecified" in page
    assert "Sour." in page

    page = doctor.send(visit, picked="K29.7 Gastritis, unspecified")
    assert "The visit is signed" in page
    chart = doctor.get(f"/charts/{booking['patient_id']}")
    assert "Gastritis, unspecified" in chart
    assert "K29.7" in chart


def test_one_picked_and_another_written_are_not_one_diagnosis(doctor, booking):
    visit = begun(doctor, booking)
    doctor.send(visit, disease="gastritis", step="search")
    picked = {"note": "Sour.", "picked": "K29.7 Gastritis, unspecified"}
    page = doctor.send(visit, 422, **picked, code="J06.9", text="A cold")
    assert 'id="e-code"' in page

    page = doctor.send(visit, **picked, code="k297", text="A sour stomach")
    assert "The visit is signed" in page
    assert "A sour stomach" in doctor.get(f"/charts/{booking['patient_id']}")


def test_what_is_not_in_the_list_is_written_by_hand(doctor, booking):
    visit = begun(doctor, booking)
    page = doctor.send(visit, disease="elf shot", step="search")
    assert "nothing like it" in page

    page = doctor.send(visit, 422, note="Sore.", disease="elf shot")
    assert 'id="e-code"' in page
    assert 'id="e-text"' in page


def test_a_condition_is_found_in_the_list_and_picked(doctor, booking):
    here = f"/charts/{booking['patient_id']}/condition"
    doctor.get(here)
    page = doctor.send(here, disease="J45", step="search")
    assert "J45.9 Asthma, unspecified" in page

    page = doctor.send(here, picked="J45.9 Asthma, unspecified")
    assert "Asthma, unspecified" in page


def test_what_is_added_stands_below_what_was_signed(doctor, booking):
    doctor.send(begun(doctor, booking), note="Clear.", code="J06.9", text="A cold")
    chart = f"/charts/{booking['patient_id']}"
    doctor.get(chart)
    doctor.get(doctor.link(f"{chart}/consultations/"))
    page = doctor.send(doctor.at, text="The culture is negative.")

    assert "The culture is negative." in page


def test_an_unknown_procedure_is_refused_with_what_was_written(doctor, booking):
    visit = begun(doctor, booking)
    doctor.get(f"{visit}/procedure")
    page = doctor.send(f"{visit}/procedure", 409, code="dance", note="On one leg")

    assert "No tariff knows this procedure" in page
    assert "On one leg" in page


def test_allergies_stand_on_top_and_can_be_refuted(doctor, booking):
    chart = f"/charts/{booking['patient_id']}"
    assert "Nobody has asked about allergies" in doctor.get(chart)
    assert "No known allergies" in doctor.send(f"{chart}/no-allergies")

    doctor.get(f"{chart}/allergy")
    page = doctor.send(f"{chart}/allergy", substance="penicillin", severe="yes")
    assert "life in danger" in page

    doctor.get(doctor.link(f"{chart}/allergies/"))
    page = doctor.send(doctor.at, 422, reason="")
    page = doctor.send(doctor.at, reason="Tolerated twice since")
    assert "life in danger" not in page


def test_a_condition_stands_until_it_is_over(doctor, booking):
    chart = f"/charts/{booking['patient_id']}"
    doctor.get(f"{chart}/condition")
    page = doctor.send(f"{chart}/condition", code="E119", text="Type 2 diabetes")
    assert "E11.9" in page

    doctor.get(doctor.link(f"{chart}/conditions/"))
    assert "E11.9" not in doctor.send(doctor.at, on="2027-03-01")


def test_measurements_and_notes_stand_on_the_patients_page(doctor, booking):
    chart = f"/charts/{booking['patient_id']}"
    doctor.get(f"{chart}/observation")
    doctor.send(f"{chart}/observation", 422, kind="weight", holds="yes")
    page = doctor.send(f"{chart}/observation", kind="weight", value="52.5", holds="")
    assert "52.5 kg" in page

    doctor.get(f"{chart}/note")
    assert "Lives alone" in doctor.send(f"{chart}/note", text="Lives alone")


def test_what_another_doctor_has_is_not_there(doctor, house, booking, signed_in):
    doctor.get("/")
    house.a_doctor()
    other = signed_in(Role.DOCTOR)

    for address in (f"/charts/{booking['patient_id']}", f"/visits/{booking['id']}"):
        assert "Karim" not in other.get(address, 404)


def test_a_record_outside_care_opens_in_an_emergency_for_a_reason(
    doctor, house, booking, signed_in
):
    number = house.get(f"/patients/{booking['patient_id']}", Role.FRONT_DESK)["number"]
    house.a_doctor()
    other = signed_in(Role.DOCTOR)
    other.get("/emergency-access")
    page = other.send("/emergency-access", 422, number=number, text="Quick")
    assert "at least ten characters" in page

    page = other.send("/emergency-access", number=number, text="Lies unconscious in A")

    assert other.at == f"/charts/{booking['patient_id']}"
    assert "Karim Hossain" in page


def test_emergency_access_takes_a_fresh_proof_in_the_same_form(
    doctor, house, booking, signed_in
):
    number = house.get(f"/patients/{booking['patient_id']}", Role.FRONT_DESK)["number"]
    house.a_doctor()
    other = signed_in(Role.DOCTOR)
    other.get("/emergency-access")
    house.let_pass(timedelta(minutes=10))
    said = {"number": number, "text": "Lies unconscious in A"}
    page = other.send("/emergency-access", 403, **said)
    assert "Lies unconscious in A" in page

    assert "Karim Hossain" in other.send("/emergency-access", _again=PASSWORD)


def test_nobody_opens_a_record_by_a_number_that_is_not_there(doctor):
    doctor.get("/emergency-access")
    page = doctor.send(
        "/emergency-access", 422, number="P-999999-9", text="Lies unconscious in A"
    )

    assert 'role="alert"' in page
