"""The desk takes money, keeps its drawer, and books for callers."""

import re

import pytest

from mediklaud.domain.access.actor import Role
from mediklaud.domain.shared.ids import PatientId
from tests.builders.cashier import invoiced, seen, to_set_tariff
from tests.integration.http.doors import SOMEBODY

AFTERNOON = "2027-03-09T14:00:00+06:00"


@pytest.fixture(scope="module")
def priced(house):
    house.hospital.handle(to_set_tariff())
    return house


@pytest.fixture
def owing(priced, house):
    """The desk's page of a patient who owes for a visit."""
    patient_id = PatientId.parse(house.a_patient())
    seen(house.hospital, patient_id)
    invoiced(house.hospital, patient_id)
    return f"/desk/patients/{patient_id}"


@pytest.fixture
def desk(signed_in):
    return signed_in(Role.FRONT_DESK)


@pytest.fixture
def with_drawer(desk):
    """A clerk whose drawer is open."""
    desk.get("/desk/till")
    if "/desk/till/open" in desk.forms:
        desk.send("/desk/till/open", opening_float="500.00", place="Front desk")
    return desk


def test_no_money_changes_hands_without_a_drawer(desk, owing):
    desk.get(owing)
    desk.get(desk.link(f"{owing}/pay"))
    page = desk.send(f"{owing}/pay", 409)

    assert "Rule B9" in page
    assert "/desk/till" in desk.links


def test_an_invoice_is_paid_in_part_and_the_receipt_printed(with_drawer, owing):
    desk = with_drawer
    desk.get(f"{owing}/pay")
    page = desk.send(f"{owing}/pay", amount="100.00", method="cash")

    assert "is paid" in page
    paper = desk.link("/desk/receipts/")
    assert desk.door.get(paper).content.startswith(b"%PDF")


@pytest.mark.parametrize("amount", ["", "much", "1.001", "999999.00"])
def test_an_amount_that_makes_no_sense_is_refused(with_drawer, owing, amount):
    desk = with_drawer
    desk.get(f"{owing}/pay")
    desk.post(
        f"{owing}/pay",
        {**desk.form(f"{owing}/pay").fields, "amount": amount},
        409 if "9" in amount else 422,
    )

    assert "Print the receipt" not in desk.page.text


def test_a_drawer_is_counted_blind_and_a_difference_takes_a_note(with_drawer, owing):
    desk = with_drawer
    page = desk.get("/desk/till")
    assert "Should be" not in page
    page = desk.send("/desk/till/close", 409, cash="1.00")
    assert "note" in page.casefold()
    page = desk.send("/desk/till/close", cash="1.00", note="Somebody took it")

    assert "Should be" in page
    assert "Somebody took it" in page


def test_a_caller_is_booked_and_read_back(house, desk):
    booking = house.a_booking("2027-03-10T09:00:00+06:00")
    here = f"/desk/patients/{booking['patient_id']}/book"
    desk.get(here)
    desk.get(desk.link(f"{here}/"))
    there = f"{here}/{booking['doctor_id']}"
    page = desk.send(there, at=AFTERNOON, channel="phone", visit_type="consultation")
    assert "Read this to the caller" in page
    assert re.search("<blockquote>[^<]*14:00", page)

    desk.get(there)
    page = desk.send(there, 409, at=AFTERNOON)
    assert "Rule S" in page


def test_patients_and_others_keep_no_drawer(signed_in, house):
    house.a_patient()
    for role in (Role.PATIENT, Role.PHARMACIST):
        somebody = signed_in(role)
        somebody.get("/desk/till", 403)
        somebody.get(f"/desk/patients/{SOMEBODY}/pay", 404)


def test_a_day_of_all_doctors_is_seen_at_once(house, desk):
    booking = house.a_booking("2027-03-11T09:00:00+06:00")
    page = desk.get("/desk/board?day=2027-03-11")

    assert "09:00" in page
    assert f"/desk/patients/{booking['patient_id']}" in desk.links
    assert "Nobody comes on this day" in desk.get("/desk/board?day=2027-03-12")


def test_the_board_of_one_specialty_is_chosen_above_it(house, desk):
    house.a_booking("2027-03-15T09:00:00+06:00")
    there = "/desk/board?day=2027-03-15&specialty="

    assert "09:00" in desk.get(there)
    assert "09:00" in desk.get(f"{there}cardiology")
    assert "Nobody comes" in desk.get(f"{there}Nephrology")


def test_one_after_the_other_is_noted_on_the_board(house, desk):
    booking = house.a_booking("2027-03-01T12:00:00+06:00")
    desk.get("/desk/board?specialty=Cardiology")
    page = desk.send(f"/desk/visits/{booking['id']}/arrived")

    assert "Day board" in page
    assert desk.at == "/desk/board?day=2027-03-01&specialty=Cardiology"
    assert f"/desk/visits/{booking['id']}/arrived" not in desk.forms


def test_a_doctor_has_no_board_of_others(house, signed_in):
    house.a_booking("2027-03-11T10:00:00+06:00")
    signed_in(Role.DOCTOR).get("/desk/board", 403)
