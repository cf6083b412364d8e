"""The front desk in the browser: who is it, enrol, is here, did not come, cancel."""

import pytest

from mediklaud.domain.access.actor import Role

TODAY = "2027-03-01T15:00:00+06:00"
SHEET = {
    "birth_date": "1990-05-17",
    "gender": "female",
    "phone": "01712345678",
    "line": "12 Lake Road",
    "city": "Dhaka",
}


@pytest.fixture
def desk(signed_in):
    return signed_in(Role.FRONT_DESK)


@pytest.fixture
def booking(house):
    return house.a_booking(TODAY)


def enrolled(desk, name, status=200, **written):
    desk.get("/desk/enrol")
    return desk.send("/desk/enrol", status, **{**SHEET, "name": name, **written})


def of(desk, booking):
    return desk.get(f"/desk/patients/{booking['patient_id']}")


def test_the_desk_begins_by_finding_somebody(house, desk):
    enrolled(desk, "Rahima Sultana")
    desk.get("/")
    page = desk.send("/desk/patients", q="rahima sult")

    assert "Rahima Sultana" in page
    assert "Rahima" not in desk.at
    assert "+8801712345678" in desk.get(desk.link("/desk/patients/"))


@pytest.mark.parametrize(
    ("typed", "answer"), [("r", "at least three letters"), ("Nobody Atall", "Nobody")]
)
def test_who_finds_nobody_is_told_what_to_do(desk, typed, answer):
    desk.get("/desk/patients")

    assert answer in desk.send("/desk/patients", q=typed)


def test_the_same_person_is_enrolled_again_only_for_a_reason(desk):
    assert "is enrolled" in enrolled(desk, "Shirin Jahan")
    page = enrolled(desk, "Shirin Jahan", 409)
    assert "Is it one of these?" in page
    assert desk.link("/desk/patients/")

    page = desk.send("/desk/enrol", duplicate_reason="Her cousin")

    assert "is enrolled" in page


def test_what_cannot_be_read_is_told_beside_its_field(desk):
    page = enrolled(desk, "", 422, phone="12", birth_date="yesterday")

    assert page.count('class="fault"') == 3
    assert "Lake Road" in page


def test_who_is_here_is_noted(desk, booking):
    of(desk, booking)
    page = desk.send(f"/desk/visits/{booking['id']}/arrived")

    assert "that the patient is here" in page
    assert "Arrived" in page


def test_nobody_is_missed_before_the_time(desk, booking):
    of(desk, booking)
    form = desk.form(f"/desk/visits/{booking['id']}/arrived")
    page = desk.post(f"/desk/visits/{booking['id']}/missed", form.fields, 409)

    assert "only after its start" in page


def test_a_visit_is_cancelled_for_a_reason(desk, booking):
    of(desk, booking)
    address = f"/desk/visits/{booking['id']}/cancel"
    desk.get(desk.link(address))
    assert 'class="fault"' in desk.send(address, 422)

    assert "The visit is cancelled" in desk.send(address, reason="She called")


def test_a_file_is_corrected_at_the_desk(desk):
    enrolled(desk, "Rokeya Sakhwat", postcode="1207")
    address = next(one for one in desk.links if one.endswith("/file"))
    desk.get(address)
    assert 'class="fault"' in desk.send(address, 422, name="")

    page = desk.send(address, name="Rokeya Sakhawat", phone="01812345678")
    assert "The file is corrected" in page
    assert "Rokeya Sakhawat" in page
    assert "+8801812345678" in page
    assert "1207" in page


def test_a_file_that_becomes_somebody_elses_is_corrected_for_a_reason(desk):
    enrolled(desk, "Nurjahan Begum")
    enrolled(desk, "Monowara Khatun")
    address = next(one for one in desk.links if one.endswith("/file"))
    desk.get(address)
    page = desk.send(address, 409, name="Nurjahan Begum")
    assert "Is it one of these?" in page

    why = "Twins of one name, born on one day"
    page = desk.send(address, name="Nurjahan Begum", duplicate_reason=why)
    assert "The file is corrected" in page


def test_a_visit_is_moved_for_whoever_calls(desk, booking):
    of(desk, booking)
    address = f"/desk/visits/{booking['id']}/move"
    desk.get(desk.link(address))
    assert "Move this visit" in desk.send(address, 409, at="2027-03-09T03:00:00+06:00")

    page = desk.send(address, at="2027-03-09T10:00:00+06:00")
    assert "The visit is moved" in page
    assert "Tue 9 Mar" in page


@pytest.mark.parametrize(
    ("name", "reach", "answer"),
    [
        ("Nila Barua", {"email": "nila@example.org"}, "is on its way"),
        ("Mita Barua", {}, "Hand this code over"),
    ],
)
def test_a_patient_is_invited_to_the_portal(desk, name, reach, answer):
    enrolled(desk, name, **reach)
    address = desk.at.partition("?")[0]

    assert answer in desk.send(f"{address}/invite")


def test_a_patient_finds_nobody_and_sees_no_other_file(house, signed_in, booking):
    house.a_patient("Somebody Else")
    other = signed_in(Role.PATIENT)
    other.get(f"/desk/patients/{booking['patient_id']}", 404)
    other.get("/desk/patients", 403)
    proof = other.form("/sign-out").fields

    page = other.post("/desk/patients", {**proof, "q": "Karim Hossain"}, 403)

    assert "Karim" not in page.replace('value="Karim', "")
