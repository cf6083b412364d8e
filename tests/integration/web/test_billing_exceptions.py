"""Money that came online late or amiss is kept or sent back."""

import pytest

from mediklaud.adapters.memory import ports as memory
from mediklaud.adapters.memory.storage import MemoryStorage
from mediklaud.domain.access.actor import Role
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.payments_online import PaymentExceptions, PaymentIntents
from tests.builders.billing import taka
from tests.builders.cashier import to_set_tariff
from tests.builders.crediting import an_invoice_of
from tests.builders.online import an_exception, an_intent
from tests.hospital import ports_of
from tests.integration.http.houses import House


@pytest.fixture(scope="module")
def house():
    house = House(MemoryStorage(memory.PORTS))
    house.hospital.handle(to_set_tariff())
    return house


@pytest.fixture
def amiss(house):
    """500 taka that came late for an invoice of as much."""
    patient_id = PatientId.parse(house.a_patient("Rokeya Begum"))
    invoice = an_invoice_of(house.hospital, patient_id, taka(500_00))
    intent = an_intent(patient_id=patient_id, invoice_id=invoice.id)
    with ports_of(house.storage) as port:
        port(PaymentIntents).add(intent)
        found = an_exception(intent)
        port(PaymentExceptions).add(found)
    return found


@pytest.fixture
def billing(signed_in):
    return signed_in(Role.BILLING)


def test_what_is_amiss_is_listed_with_the_name_of_whose_it_is(billing, amiss):
    page = billing.get("/payment-exceptions")

    assert "Rokeya Begum" in page
    assert f"/payment-exceptions/{amiss.id}" in billing.links


def test_it_is_kept_as_a_payment_of_its_invoice(billing, amiss):
    here = f"/payment-exceptions/{amiss.id}"
    billing.get(here)
    page = billing.send(here, step="keep", reason="It is the patient's")

    assert "It is kept" in page
    assert str(amiss.id) not in page
    assert "Kept" in billing.get("/payment-exceptions?all=1")
    assert "Paid" in billing.get(f"/invoices/{amiss.invoice_id}")


def test_it_is_sent_back(billing, amiss):
    here = f"/payment-exceptions/{amiss.id}"
    billing.get(here)
    page = billing.send(here, step="return", reason="Nobody owes it")

    assert "on its way back" in page
    assert "Nobody owes it" in billing.get(here)
    billing.get(f"/payment-exceptions/{amiss.invoice_id}", 404)


def test_a_decision_takes_a_reason_and_a_choice(billing, amiss):
    here = f"/payment-exceptions/{amiss.id}"
    billing.get(here)

    assert "Please fill this in" in billing.send(here, 422, step="keep")
    billing.send(here, 422, step="burn", reason="Because")


def test_a_patient_decides_nothing(amiss, signed_in):
    signed_in(Role.PATIENT).get("/payment-exceptions", 403)
