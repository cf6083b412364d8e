"""Whatever a patient may be refused: why it is, and what can be done instead."""

from datetime import timedelta

import pytest

from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.domain.access.actor import Bearer, Role
from mediklaud.domain.shared.ids import PatientId
from tests.builders.cashier import invoiced, seen, to_set_tariff
from tests.integration.http.houses import House
from tests.integration.web.browser import Browser

AT = "2027-03-08T09:00:00+06:00"
PAST = "2027-02-22T09:00:00+06:00"
ANOTHER = "Karim Hossain"


def asked(patient, doctor, at):
    """Where a visit at this time is confirmed."""
    patient.get(f"/book/{doctor}/confirm?at={at.replace('+', '%2B')}")
    return f"/book/{doctor}"


def whoever(house, role):
    """The account of whoever is in this role."""
    return house.hospital.handle(WhoAmI(actor=Bearer(house.tokens[role])))


@pytest.fixture
def patient(house, signed_in):
    house.a_patient("Rahima Begum")
    return signed_in(Role.PATIENT)


def test_who_is_booked_elsewhere_at_that_time_is_told(house, patient):
    first, second = house.a_doctor(), house.a_doctor()
    patient.send(asked(patient, first, AT))
    page = patient.send(asked(patient, second, AT), 409)

    assert "has another visit then" in page
    assert f"/book/{second}" in patient.links


def test_a_time_that_is_past_cannot_be_booked(house, patient):
    doctor = house.a_doctor()
    page = patient.send(asked(patient, doctor, PAST), 409)

    assert "This time is past" in page
    assert f"/book/{doctor}" in patient.links


@pytest.fixture(scope="module")
def of_another(house):
    """What another patient has: a visit, an invoice, a record."""
    house.hospital.handle(to_set_tariff())
    visit = house.a_booking(AT)
    whose = PatientId.parse(visit["patient_id"])
    seen(house.hospital, whose)
    invoice = invoiced(house.hospital, whose)
    return {"visit": visit["id"], "invoice": invoice.id, "patient": whose}


@pytest.mark.parametrize(
    "address",
    [
        "/appointments/{visit}/cancel",
        "/appointments/{visit}/move",
        "/appointments/{visit}/ask",
        "/my/invoices/{invoice}",
        "/my/invoices/{invoice}/paper.pdf",
        "/invoices/{invoice}",
        "/charts/{patient}",
        "/visits/{visit}",
        "/desk/patients/{patient}",
        "/accounts/{patient}",
        "/privacy/patients/{patient}",
    ],
)
def test_what_is_anothers_is_not_there(patient, of_another, address):
    page = patient.door.get(address.format(**of_another), follow_redirects=False)

    assert page.status_code in {403, 404}, page.text
    for private in (ANOTHER, "INV-", "1980", "Nasrin"):
        assert private not in page.text


@pytest.mark.parametrize(
    "address",
    [
        "/appointments/{visit}/cancel",
        "/appointments/{visit}/move",
        "/my/invoices/{invoice}/pay",
    ],
)
def test_what_is_anothers_is_not_changed(patient, of_another, address):
    patient.get("/appointments")
    proof = patient.form("/sign-out").fields
    page = patient.post(
        address.format(**of_another), {**proof, "at": AT, "reason": "Mine"}, 404
    )

    assert ANOTHER not in page


def test_a_wrong_password_says_the_same_whoever_it_is(browser, house):
    login = whoever(house, Role.BILLING).login
    known = browser.sign_in(login, "not this one", 401)
    unknown = browser.sign_in("nobody", "not this one", 401)

    assert _said(known) == _said(unknown)
    assert "not this one" not in known + unknown


def _said(page):
    """What stands in the alert."""
    return page.partition('role="alert"')[2].partition("</div>\n</div>")[0]


def test_who_owes_is_told_how_much_and_led_to_pay_it():
    house = House()
    house.hospital.handle(to_set_tariff())
    whose = PatientId.parse(house.a_patient())
    seen(house.hospital, whose)
    invoice = invoiced(house.hospital, whose)
    login = whoever(house, Role.PATIENT).login
    house.let_pass(timedelta(days=60))
    patient = Browser(house.another_door())
    patient.sign_in(login)
    page = patient.send(
        asked(patient, house.a_doctor(), "2027-05-10T09:00:00+06:00"), 409
    )

    assert "500.00" in page
    assert invoice.number in page
    assert f"/my/invoices/{invoice.id}" in patient.links
