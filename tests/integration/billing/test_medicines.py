"""A medicine that was handed out is charged once; what came back is not (B2, H9)."""

import pytest

from mediklaud.application.billing.list_charges import ListCharges
from mediklaud.application.billing.read_invoice import ReadInvoice
from mediklaud.application.billing.void_charge import VoidCharge
from mediklaud.domain.billing.charge import ChargeStatus, ServiceKind
from mediklaud.domain.billing.invoice import InvoiceNotFound
from mediklaud.domain.billing.tariff import UnknownService
from mediklaud.domain.shared.preparation import Form, Preparation
from mediklaud.ports.billing import Charges
from tests.builders.billing import taka
from tests.builders.cashier import drafted, the_cashier, to_set_tariff
from tests.builders.counter import Counter
from tests.hospital import read

MORPHINE = Preparation("morphine", Form.TABLET, "10 mg")
SEVEN = taka(7_00)


@pytest.fixture
def counter(storage):
    """A hundred amoxicillin on the shelf, and nothing has a price."""
    counter = Counter(storage)
    counter.fill(100)
    return counter


def price(counter, **what):
    """One tablet costs seven taka."""
    service = f"medicine_{counter.product.code}"
    tariff = to_set_tariff(service=service, price=SEVEN, **what)
    counter.ward.hospital.handle(tariff)


@pytest.fixture
def handed_out(counter):
    """Twenty-one tablets at seven taka."""
    price(counter)
    return counter.dispense(counter.prescribe())


def charges(counter):
    patient_id = counter.ward.patient.id
    return counter.ward.hospital.handle(
        ListCharges(actor=the_cashier(), patient_id=patient_id)
    )


def test_each_unit_is_charged_at_the_price_of_the_day(counter, handed_out):
    [charge] = charges(counter)

    assert (charge.kind, charge.service_id) == (
        ServiceKind.MEDICATION,
        handed_out.id.value,
    )
    assert (charge.quantity, charge.price) == (21, SEVEN)
    assert charge.status is ChargeStatus.PENDING


def test_its_line_says_the_medicine_and_how_much(counter, handed_out):
    [line] = drafted(counter.ward.hospital, handed_out.patient_id).lines

    assert line.description == str(handed_out.preparation)
    assert (line.quantity, line.unit_price, line.net) == (21, SEVEN, taka(147_00))


def test_without_a_tariff_it_waits_for_a_price(counter):
    counter.dispense(counter.prescribe())
    [charge] = charges(counter)
    assert charge.status is ChargeStatus.UNPRICED


def test_a_medicine_that_nobody_keeps_has_no_tariff(counter):
    with pytest.raises(UnknownService):
        counter.ward.hospital.handle(to_set_tariff(service="medicine_of_nobody"))


def test_a_controlled_one_is_charged_when_the_second_has_seen_it(counter):
    product = counter.keep(MORPHINE, controlled=True)
    counter.fill(100, product)
    prescription = counter.prescribe("morphine", "10 mg", controlled=True)
    ready = counter.dispense(prescription, product=product)
    assert charges(counter) == ()

    counter.witness(ready)

    assert [charge.quantity for charge in charges(counter)] == [21]


def test_what_came_back_is_not_to_be_paid_for(counter, handed_out):
    counter.take_back(handed_out, 5)
    counter.take_back(handed_out, 1)

    [line] = drafted(counter.ward.hospital, handed_out.patient_id).lines
    assert (line.quantity, line.net) == (15, taka(105_00))


def test_when_all_of_it_came_back_nothing_is_to_be_paid(counter, handed_out):
    counter.take_back(handed_out, 21)
    [charge] = charges(counter)
    assert charge.status is ChargeStatus.VOIDED


def test_a_medicine_comes_back_also_when_its_charge_was_voided(counter, handed_out):
    [charge] = charges(counter)
    counter.ward.hospital.handle(
        VoidCharge(actor=the_cashier(), charge_id=charge.id, reason="A gift")
    )

    counter.take_back(handed_out, 21)

    [after] = charges(counter)
    assert after.void_reason == "A gift"


def test_nothing_is_to_be_paid_for_a_dispensation_that_was_undone(counter, handed_out):
    counter.undo(handed_out)
    [charge] = charges(counter)
    assert charge.status is ChargeStatus.VOIDED


def test_a_draft_goes_when_something_on_it_came_back(counter, handed_out):
    hospital = counter.ward.hospital
    draft = drafted(hospital, handed_out.patient_id)

    counter.take_back(handed_out, 5)

    with pytest.raises(InvoiceNotFound):
        hospital.handle(ReadInvoice(actor=the_cashier(), invoice_id=draft.id))
    [line] = drafted(hospital, handed_out.patient_id).lines
    assert line.quantity == 16


def test_a_medicine_is_no_visit_that_makes_the_next_a_follow_up(counter, handed_out):
    doctor_id = handed_out.prescriber
    since = counter.clock.now().replace(hour=0)
    charged = read(counter.storage, Charges)
    assert charged.visits(handed_out.patient_id, doctor_id, since) == ()
