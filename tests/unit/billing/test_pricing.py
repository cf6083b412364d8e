import pytest

from mediklaud.application.billing.list_charges import ListCharges
from mediklaud.application.billing.list_tariffs import ListTariffs
from mediklaud.application.billing.list_unpriced_charges import ListUnpricedCharges
from mediklaud.application.billing.price_charge import PriceCharge
from mediklaud.application.billing.void_charge import VoidCharge
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.billing.charge import (
    ChargeNotFound,
    ChargeNotPending,
    ChargeStatus,
)
from mediklaud.domain.billing.tariff import NoTariff, TariffOverlaps, UnknownService
from mediklaud.domain.billing.tax import TaxRate
from mediklaud.domain.shared.ids import ChargeId
from mediklaud.domain.shared.money import CurrencyMismatch, Money
from tests.builders.billing import DAY, FEE, MONDAY, taka
from tests.builders.cashier import (
    drafted,
    seen,
    the_cashier,
    to_set_tariff,
)
from tests.builders.registry import an_approved_doctor
from tests.hospital import an_actor, new


def tariffs(hospital):
    return hospital.handle(ListTariffs(actor=the_cashier()))


def unpriced(hospital):
    return hospital.handle(ListUnpricedCharges(actor=the_cashier()))


def price(hospital, charge, **what):
    return hospital.handle(
        PriceCharge(actor=the_cashier(), charge_id=charge.id, **what)
    )


def void(hospital, charge_id):
    command = VoidCharge(actor=the_cashier(), charge_id=charge_id, reason="Twice")
    return hospital.handle(command)


def test_a_new_tariff_ends_the_open_one_the_day_before(hospital):
    hospital.handle(to_set_tariff())
    successor = hospital.handle(
        to_set_tariff(price=taka(600_00), valid_from=MONDAY + DAY)
    )

    before, after = tariffs(hospital)
    assert (before.valid_from, before.valid_to) == (MONDAY, MONDAY)
    assert after == successor


def test_a_tariff_that_overlaps_another_changes_nothing(hospital):
    hospital.handle(to_set_tariff(valid_to=MONDAY + DAY))
    kept = tariffs(hospital)

    with pytest.raises(TariffOverlaps):
        hospital.handle(to_set_tariff(valid_from=MONDAY + DAY))
    assert tariffs(hospital) == kept


def test_a_wrong_price_is_set_right_while_it_has_priced_nothing(hospital):
    hospital.handle(to_set_tariff(price=taka(5_00)))

    right = hospital.handle(to_set_tariff())

    assert tariffs(hospital) == (right,)


def test_a_price_that_was_charged_is_not_set_again(hospital, patient_id):
    charged = hospital.handle(to_set_tariff(price=taka(5_00)))
    seen(hospital, patient_id)

    with pytest.raises(TariffOverlaps):
        hospital.handle(to_set_tariff())
    assert tariffs(hospital) == (charged,)


@pytest.mark.parametrize("slip", ["consultatoin", "follow-up", "Consultation"])
def test_a_slip_of_the_pen_is_no_service(hospital, slip):
    with pytest.raises(UnknownService) as refused:
        hospital.handle(to_set_tariff(service=slip))

    known = ("consultation", "follow_up", "procedure", "emergency")
    assert refused.value.known == known


def test_prices_are_in_the_hospitals_money(hospital):
    with pytest.raises(CurrencyMismatch):
        hospital.handle(to_set_tariff(price=Money(1, "EUR")))


def test_a_visit_is_charged_at_the_tariff_of_its_day(hospital, clock, patient_id):
    hospital.handle(to_set_tariff(tax_rate=750))
    hospital.handle(to_set_tariff(price=taka(600_00), valid_from=MONDAY + DAY))

    today = seen(hospital, patient_id)
    clock.pass_by(DAY)
    tomorrow = seen(hospital, patient_id)

    assert (today.price, today.tax_rate) == (FEE, TaxRate(750))
    assert tomorrow.price == taka(600_00)
    assert today.status is ChargeStatus.PENDING


def test_the_day_of_a_visit_is_the_hospitals_not_greenwichs(
    hospital, clock, patient_id
):
    hospital.handle(to_set_tariff())
    hospital.handle(to_set_tariff(price=taka(1), valid_from=MONDAY + DAY))
    clock.pass_by(16 * DAY / 24)  # 18:00 in Greenwich is midnight in Dhaka

    assert seen(hospital, patient_id).price == taka(1)


def test_a_charge_names_the_doctor_as_of_the_visit(hospital, patient_id):
    doctor = an_approved_doctor(hospital, name="Ayesha Siddiqua")

    assert seen(hospital, patient_id, doctor.id).doctor_name == "Ayesha Siddiqua"


def test_without_a_tariff_a_visit_is_charged_all_the_same_and_waits_for_a_price(
    hospital, patient_id
):
    charge = seen(hospital, patient_id)

    assert (charge.status, charge.price) == (ChargeStatus.UNPRICED, None)
    assert unpriced(hospital) == (charge,)


def test_a_waiting_charge_takes_the_tariff_that_was_set_since(hospital, patient_id):
    charge = seen(hospital, patient_id)
    hospital.handle(to_set_tariff(tax_rate=500))

    priced = price(hospital, charge)

    assert (priced.price, priced.tax_rate) == (FEE, TaxRate(500))
    assert unpriced(hospital) == ()


def test_a_charge_can_be_priced_by_hand(hospital, patient_id):
    priced = price(hospital, seen(hospital, patient_id), price=taka(7), tax_rate=500)

    assert (priced.price, priced.tax_rate) == (taka(7), TaxRate(500))


def test_by_hand_too_prices_are_in_the_hospitals_money(hospital, patient_id):
    with pytest.raises(CurrencyMismatch):
        price(hospital, seen(hospital, patient_id), price=Money(7, "EUR"))


def test_without_a_tariff_there_is_no_price_to_take(hospital, patient_id):
    charge = seen(hospital, patient_id)

    with pytest.raises(NoTariff) as refused:
        price(hospital, charge)
    assert (refused.value.service, refused.value.day) == ("consultation", MONDAY)


def test_what_stands_on_an_invoice_is_neither_priced_nor_voided(hospital, patient_id):
    hospital.handle(to_set_tariff())
    charge = seen(hospital, patient_id)
    drafted(hospital, patient_id)

    with pytest.raises(ChargeNotPending):
        price(hospital, charge)
    with pytest.raises(ChargeNotPending):
        void(hospital, charge.id)


def test_a_voided_charge_stays_in_the_list_with_its_reason(hospital, patient_id):
    charge = void(hospital, seen(hospital, patient_id).id)

    listed = hospital.handle(ListCharges(actor=the_cashier(), patient_id=patient_id))
    assert listed == (charge,)
    assert charge.void_reason == "Twice"


def test_an_unknown_charge_is_not_found(hospital):
    with pytest.raises(ChargeNotFound):
        void(hospital, new(ChargeId))


def test_only_billing_sets_prices(hospital):
    with pytest.raises(RoleLacksPermission):
        hospital.handle(to_set_tariff(actor=an_actor(Role.FRONT_DESK)))
