"""A second person of billing decides what is credited above the limit."""

import pytest

from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.domain.access.actor import Bearer, Role
from mediklaud.domain.shared.ids import PatientId
from tests.builders.billing import taka
from tests.builders.cashier import to_set_tariff
from tests.builders.crediting import an_invoice_of, to_credit, to_decide
from tests.hospital import an_actor


@pytest.fixture(scope="module")
def priced(house):
    house.hospital.handle(to_set_tariff())
    return house


@pytest.fixture
def invoice(priced):
    patient_id = PatientId.parse(priced.a_patient("Rahim Uddin"))
    return an_invoice_of(priced.hospital, patient_id, taka(500_00))


@pytest.fixture
def request_(priced, invoice):
    return priced.hospital.handle(to_credit(invoice, reason="Seen twice")).request


@pytest.fixture
def billing(signed_in):
    return signed_in(Role.BILLING)


def test_what_waits_is_listed_with_the_name_of_whose_it_is(billing, request_):
    page = billing.get("/credit-requests")

    assert "Rahim Uddin" in page
    assert "Seen twice" in page
    assert f"/credit-requests/{request_.id}" in billing.links


def test_somebody_else_lets_it_happen(billing, request_, invoice):
    here = f"/credit-requests/{request_.id}"
    billing.get(here)
    page = billing.send(here, step="grant", reason="Looked at it")

    assert "The credit note is issued" in page
    assert str(request_.id) not in page
    assert "CN-" in billing.get(f"/invoices/{invoice.id}")


def test_somebody_else_says_no(billing, request_):
    here = f"/credit-requests/{request_.id}"
    billing.get(here)

    assert "Nothing is credited" in billing.send(here, step="decline", reason="No")


def test_a_decision_takes_a_reason(billing, request_):
    here = f"/credit-requests/{request_.id}"
    billing.get(here)

    assert "Please fill this in" in billing.send(here, 422, step="grant")


def test_whoever_asked_is_not_offered_to_let_it_happen(house, billing, invoice):
    me = house.hospital.handle(WhoAmI(actor=Bearer(house.tokens[Role.BILLING])))
    own = an_actor(Role.BILLING, account_id=me.id)
    asked = house.hospital.handle(to_credit(invoice, actor=own)).request
    here = f"/credit-requests/{asked.id}"
    page = billing.get(here)
    assert "Asked by you" in billing.get("/credit-requests")
    billing.get(here)

    assert 'value="grant"' not in page
    assert "somebody else has to" in billing.send(here, 403, step="grant", reason="I")


def test_what_is_decided_says_how_and_is_not_decided_again(house, billing, request_):
    here = f"/credit-requests/{request_.id}"
    billing.get(here)
    house.hospital.handle(to_decide(request_, reason="Long ago"))
    page = billing.send(here, 409, step="grant", reason="Again")

    assert "decided already" in page
    assert "Long ago" in page


def test_a_patient_decides_nothing(request_, signed_in):
    patient = signed_in(Role.PATIENT)

    patient.get("/credit-requests", 403)
    patient.get(f"/credit-requests/{request_.id}", 403)
