"""What strikes, whom a breach concerns, and what patients may ask, in the browser."""

import pytest

from mediklaud.domain.access.actor import Role

AT = "2027-03-01T08:30:00+06:00"


@pytest.fixture(scope="module")
def patient_id(house):
    return house.a_patient()


@pytest.fixture
def number(house, patient_id):
    return house.get(f"/patients/{patient_id}", Role.FRONT_DESK)["number"]


@pytest.fixture
def officer(house, signed_in):
    return signed_in(Role.PRIVACY_OFFICER)


def test_a_report_names_who_did_what_strikes(officer, browser):
    browser.sign_in("nobody-here", "Wrong-9-wrong-9", 401)

    page = officer.get("/privacy/reports?kind=failed_sign_ins")

    assert "No account" in page


def test_a_report_of_a_quiet_week_says_so(officer):
    page = officer.get("/privacy/reports?first=2027-01-01&last=2027-01-07")

    assert "Nothing of the kind happened" in page


def test_a_report_of_too_many_days_is_refused_beside_the_form(officer):
    page = officer.get("/privacy/reports?first=2020-01-01&last=2027-01-07", 422)

    assert "at most 92 days" in page
    assert 'name="first"' in page


def test_a_breach_tells_whose_data_an_account_came_upon(officer, number):
    officer.get("/privacy/breach")
    officer.get(officer.link("/privacy/breach?first=2027-02-23"))
    pages = [officer.get(one) for one in officer.links if "/breach/" in one]
    assert any(number in page for page in pages)
    assert not any("Karim Hossain" in page for page in pages)

    table = next(one for one in officer.links if "/table?" in one)
    assert officer.get(table).startswith("patient_number,first,last,times\n")


def test_a_breach_of_too_many_days_is_refused_beside_the_form(officer):
    assert "at most 92" in officer.get("/privacy/breach?first=2020-01-01", 422)


def test_a_patient_is_found_by_number_and_who_opened_the_file_is_told(officer, number):
    officer.get("/privacy/patients")
    page = officer.send("/privacy/patients", number=number)

    assert "opened the file" in page
    assert number not in officer.at


def test_a_number_that_nobody_has_is_refused_with_the_form(officer):
    officer.get("/privacy/patients")
    page = officer.send("/privacy/patients", 422, number="P-000999-5")

    assert 'role="alert"' in page


def test_a_file_that_is_not_there_is_not_found(officer):
    nobodys = "/privacy/patients/01890000-0000-7000-8000-000000000000"

    officer.get(nobodys, 404)
    officer.get(f"{nobodys}/disclosure", 404)


def test_what_is_given_out_is_written_down_for_good(officer, patient_id):
    address = f"/privacy/patients/{patient_id}/disclosure"
    officer.get(address)
    page = officer.send(address, 422, recipient="District court", disclosed_at="soon")
    assert "District court" in page
    assert 'id="e-disclosed_at"' in page

    page = officer.send(
        address,
        address="1 Court Road",
        what="The summary of the visit",
        purpose="An order of the court",
        disclosed_at="2027-03-01T08:00",
    )

    assert "It is written down" in page
    assert "District court" in page


def test_what_was_not_given_out_yet_is_refused(officer, patient_id):
    address = f"/privacy/patients/{patient_id}/disclosure"
    officer.get(address)
    said = {"recipient": "Court", "address": "Road", "what": "All", "purpose": "Order"}
    page = officer.send(address, 422, **said, disclosed_at="2028-01-01T08:00")

    assert "before now" in page


@pytest.fixture
def wish(house, patient_id):
    body = {"text": "I was never a smoker"}
    where = f"/patients/{patient_id}/amendments"
    return house.post(where, Role.PATIENT, body, 201)["id"]


def test_a_wish_gets_more_time_once_and_then_an_answer(officer, wish, number):
    page = officer.get("/wishes")
    assert "never a smoker" in page
    assert number in page

    address = f"/wishes/{wish}"
    officer.get(address)
    assert "thirty days more" in officer.send(
        f"{address}/more-time", reason="The doctor is on leave"
    )

    page = officer.get(address)
    assert "The doctor is on leave" in page
    page = officer.send(f"{address}/answer", step="accept", text="Has never smoked")
    assert "The patient has an answer" in page
    officer.get(address, 404)


def test_an_answer_takes_words(officer, wish):
    officer.get(f"/wishes/{wish}")
    page = officer.send(f"/wishes/{wish}/answer", 422, step="deny")

    assert 'id="e-text"' in page


def test_a_doctor_sees_no_wishes_about_others_notes(house, wish, signed_in):
    house.a_doctor()

    assert "never a smoker" not in signed_in(Role.DOCTOR).get("/wishes")


def test_who_wrote_the_note_answers_the_wish_about_it(house, signed_in):
    booked = house.a_booking("2027-03-01T09:00:00+06:00")
    here = f"/appointments/{booked['id']}"
    house.post(f"{here}/arrive", Role.FRONT_DESK)
    house.post(f"{here}/start", Role.DOCTOR, status=201)
    findings = {"note": "Smokes", "diagnosis": {"code": "J06.9", "text": "Cold"}}
    seen = house.post(f"{here}/complete", Role.DOCTOR, findings)
    body = {"text": "I do not smoke", "consultation_id": seen["id"]}
    where = f"/patients/{booked['patient_id']}/amendments"
    wish = house.post(where, Role.PATIENT, body, 201)["id"]
    doctor = signed_in(Role.DOCTOR)
    page = doctor.get("/wishes")
    assert "I do not smoke" in page
    assert f"/charts/{booked['patient_id']}" in doctor.links

    doctor.get(f"/wishes/{wish}")
    page = doctor.send(f"/wishes/{wish}/answer", step="accept", text="Does not smoke")
    assert "The patient has an answer" in page
