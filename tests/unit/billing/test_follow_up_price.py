import pytest

from tests.builders.billing import DAY, FEE, taka
from tests.builders.cashier import (
    invoiced,
    seen,
    to_pay,
    to_set_tariff,
)
from tests.builders.registry import an_approved_doctor


@pytest.fixture
def doctor_id(hospital):
    return an_approved_doctor(hospital).id


def with_both_prices(hospital):
    hospital.handle(to_set_tariff())
    hospital.handle(to_set_tariff(service="follow_up", price=taka(200_00)))


def test_a_follow_up_soon_after_a_paid_visit_costs_less(
    hospital, clock, patient_id, doctor_id
):
    with_both_prices(hospital)
    seen(hospital, patient_id, doctor_id)
    hospital.handle(to_pay(invoiced(hospital, patient_id), FEE))
    clock.pass_by(7 * DAY)

    charge = seen(hospital, patient_id, doctor_id, visit_type="follow_up")

    assert (charge.service, charge.price) == ("follow_up", taka(200_00))


def test_a_follow_up_with_another_doctor_costs_in_full(
    hospital, clock, patient_id, doctor_id
):
    with_both_prices(hospital)
    seen(hospital, patient_id, doctor_id)
    hospital.handle(to_pay(invoiced(hospital, patient_id), FEE))
    clock.pass_by(7 * DAY)

    charge = seen(hospital, patient_id, visit_type="follow_up")

    assert (charge.service, charge.price) == ("consultation", FEE)


def test_a_follow_up_after_a_visit_that_was_not_paid_costs_in_full(
    hospital, clock, patient_id, doctor_id
):
    with_both_prices(hospital)
    seen(hospital, patient_id, doctor_id)
    invoiced(hospital, patient_id)
    clock.pass_by(7 * DAY)

    charge = seen(hospital, patient_id, doctor_id, visit_type="follow_up")

    assert charge.price == FEE
