"""Billing says what services cost, and prices what was done without a tariff."""

import pytest

from mediklaud.domain.access.actor import Role
from mediklaud.domain.shared.ids import PatientId
from tests.builders.cashier import seen, to_set_tariff


@pytest.fixture(scope="module")
def priced(house):
    house.hospital.handle(to_set_tariff())
    return house


@pytest.fixture
def billing(priced, signed_in):
    return signed_in(Role.BILLING)


@pytest.fixture
def charge(priced):
    """An emergency, for which no tariff is set."""
    patient_id = PatientId.parse(priced.a_patient())
    return seen(priced.hospital, patient_id, visit_type="emergency")


def at(charge):
    return f"/accounts/{charge.patient_id}/charges/{charge.id}"


def test_a_tariff_is_set_from_a_day_on(billing):
    billing.get("/tariffs")
    written = {"service": "procedure_ecg", "price": "1,250.00", "tax": "7.5"}
    page = billing.send("/tariffs", **written, valid_from="2027-05-01")

    assert "The tariff is set" in page
    assert "1,250.00" in page
    assert "7.5 %" in page
    assert "Later" in page


def test_what_is_not_known_or_cannot_be_read_is_marked(billing):
    billing.get("/tariffs")
    written = {"service": "", "price": "free", "tax": "7.555"}
    page = billing.send("/tariffs", 422, **written)
    for name in ("service", "price", "tax"):
        assert f'id="e-{name}"' in page

    written = {"service": "haircut", "price": "1.00", "tax": ""}
    assert "Nothing is charged as this" in billing.send("/tariffs", 422, **written)


def test_a_tariff_that_was_set_by_mistake_is_withdrawn(priced, billing):
    billing.get("/tariffs")
    billing.send("/tariffs", service="procedure_mistake", price="1.00")
    found = priced.get("/tariffs", Role.BILLING)["items"]
    (mistake,) = (one for one in found if one["service"] == "procedure_mistake")
    page = billing.send(f"/tariffs/{mistake['id']}/withdraw")

    assert "The tariff is withdrawn" in page
    assert "procedure_mistake" not in page


def test_ended_tariffs_are_shown_if_wanted(billing):
    billing.get("/tariffs")
    billing.send(
        "/tariffs",
        service="procedure_old",
        price="1.00",
        valid_from="2020-01-01",
        valid_to="2020-12-31",
    )

    assert "procedure_old" not in billing.get("/tariffs")
    assert "procedure_old" in billing.get("/tariffs?ended=1")


def test_a_service_without_a_tariff_is_priced_by_hand(billing, charge):
    here = at(charge)
    billing.get(f"/accounts/{charge.patient_id}")
    assert here in billing.links
    billing.get(here)
    page = billing.send(f"{here}/price", price="900.00", tax="0")

    assert "It has a price" in page
    assert "900.00" in page


def test_without_a_price_or_a_tariff_it_cannot_be_priced(billing, charge):
    here = at(charge)
    billing.get(here)

    assert "No tariff prices" in billing.send(f"{here}/price", 409)
    assert 'id="e-price"' in billing.send(f"{here}/price", 422, price="much")


def test_a_service_is_taken_back_for_a_reason(billing, charge):
    here = at(charge)
    billing.get(here)
    billing.send(f"{here}/void", 422)
    page = billing.send(f"{here}/void", reason="Entered twice")

    assert "nothing is to be paid for it" in page
    assert str(charge.id) not in page


def test_a_service_of_one_patient_is_not_found_with_another(priced, billing, charge):
    other = priced.a_patient("Somebody Else")

    billing.get(f"/accounts/{other}/charges/{charge.id}", 404)
