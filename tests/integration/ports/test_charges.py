import pytest
from attrs import evolve

from mediklaud.domain.access.scope import EVERYONE, Scope
from mediklaud.domain.billing.charge import (
    AlreadyCharged,
    ChargeNotFound,
    ChargeStatus,
)
from mediklaud.domain.billing.follow_up import Visit
from mediklaud.domain.billing.tax import TaxRate
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import ChargeId, DoctorId, PatientId
from mediklaud.ports.billing import Charges, Invoices
from tests.builders.billing import (
    DAY,
    FEE,
    a_charge,
    taka,
    with_account,
    with_draft,
    with_issued,
    with_payment,
)
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read


@pytest.fixture
def patient_id(storage):
    with ports_of(storage) as port:
        return with_account(port)


def remember(storage, *charges):
    with ports_of(storage) as port:
        for charge in charges:
            port(Charges).add(charge)


def kept(storage, charge_id):
    return read(storage, Charges).get(charge_id, EVERYONE)


@pytest.mark.parametrize("price", [None, taka(0), FEE])
def test_a_charge_comes_back_equal(storage, patient_id, price):
    charge = a_charge(patient_id=patient_id, price=price, tax_rate=TaxRate(750))
    remember(storage, charge)

    assert kept(storage, charge.id) == charge


def test_a_service_is_charged_once(storage, patient_id):
    charge = a_charge(patient_id=patient_id)
    remember(storage, charge)

    with pytest.raises(AlreadyCharged):
        remember(storage, evolve(charge, id=new(ChargeId)))


def test_a_charge_out_of_reach_is_not_found(storage, patient_id):
    charge = a_charge(patient_id=patient_id)
    remember(storage, charge)

    with pytest.raises(ChargeNotFound):
        read(storage, Charges).get(
            charge.id, Scope(patients=frozenset({new(PatientId)}))
        )


def test_an_unknown_charge_is_not_found(storage):
    with pytest.raises(ChargeNotFound):
        kept(storage, new(ChargeId))


def test_a_voided_charge_comes_back_with_its_reason(storage, patient_id):
    charge = a_charge(patient_id=patient_id)
    remember(storage, charge)

    with ports_of(storage) as port:
        port(Charges).save(charge.voided("Entered twice"))

    assert kept(storage, charge.id) == evolve(charge.voided("Entered twice"), version=2)


def test_a_charge_that_changed_meanwhile_is_contended(storage, patient_id):
    charge = a_charge(patient_id=patient_id)
    remember(storage, charge)
    with ports_of(storage) as port:
        port(Charges).save(charge.priced(taka(1), TaxRate()))

    with pytest.raises(Contended), ports_of(storage) as port:
        port(Charges).save(charge.voided("Entered twice"))


def test_open_charges_are_those_on_no_invoice_by_time(storage, patient_id):
    later = a_charge(patient_id=patient_id, served_at=MONDAY_MORNING + DAY)
    unpriced = a_charge(patient_id=patient_id, price=None)
    voided = a_charge(patient_id=patient_id)
    remember(storage, later, unpriced, voided)
    with ports_of(storage) as port:
        port(Charges).save(voided.voided("Entered twice"))
        with_draft(port, patient_id)
        port(Charges).add(a_charge(patient_id=with_account(port)))

    assert read(storage, Charges).open_of(patient_id) == (unpriced, later)


def test_a_patients_charges_are_listed_page_by_page_the_latest_first(
    storage, patient_id
):
    charges = [a_charge(patient_id=patient_id) for _ in range(3)]
    remember(storage, *charges)

    page = read(storage, Charges).of_patient(patient_id, None, 2)
    rest = read(storage, Charges).of_patient(patient_id, page[-1].id, 2)

    assert [*page, *rest] == charges[::-1]


def test_charges_without_a_price_are_listed_page_by_page_the_first_first(
    storage, patient_id
):
    unpriced = [a_charge(patient_id=patient_id, price=None) for _ in range(3)]
    remember(storage, a_charge(patient_id=patient_id), *unpriced)

    page = read(storage, Charges).unpriced(None, 2)
    rest = read(storage, Charges).unpriced(page[-1].id, 2)

    assert [*page, *rest] == unpriced


def test_a_billed_charge_stands_on_its_invoice(storage, patient_id):
    with ports_of(storage) as port:
        draft = with_draft(port, patient_id)

    charge = kept(storage, draft.lines[0].charge_id)
    assert (charge.status, charge.invoice_id) == (ChargeStatus.INVOICED, draft.id)


def test_a_charge_that_is_pending_no_more_cannot_be_billed(storage, patient_id):
    with ports_of(storage) as port:
        draft = with_draft(port, patient_id)

    with pytest.raises(Contended), ports_of(storage) as port:
        port(Charges).bill(draft)


def test_released_charges_are_pending_again(storage, patient_id):
    with ports_of(storage) as port:
        draft = with_draft(port, patient_id)
        port(Charges).release(draft.id)
        port(Invoices).discard(draft)

    (charge,) = read(storage, Charges).open_of(patient_id)
    assert (charge.status, charge.invoice_id) == (ChargeStatus.PENDING, None)


def test_visits_are_those_to_the_doctor_since_then_and_say_what_is_paid(
    storage, patient_id
):
    doctor_id = new(DoctorId)
    times = [MONDAY_MORNING + n * DAY for n in range(4)]
    with ports_of(storage) as port:
        paid = with_issued(port, patient_id)
        with_payment(port, patient_id, FEE, (paid.id, FEE))
        paid_doctor = paid.lines[0].doctor_id
    too_early, pending, voided, unpriced = (
        a_charge(patient_id=patient_id, doctor_id=doctor_id, served_at=time)
        for time in times
    )
    unpriced = evolve(unpriced, status=ChargeStatus.UNPRICED, price=None)
    remember(storage, too_early, pending, voided, unpriced)
    with ports_of(storage) as port:
        port(Charges).save(voided.voided("Entered twice"))

    visits = read(storage, Charges).visits
    assert visits(patient_id, doctor_id, times[1]) == (
        Visit(at=times[1], service="consultation", is_paid=False),
        Visit(at=times[3], service="consultation", is_paid=False),
    )
    assert visits(patient_id, paid_doctor, times[0]) == (
        Visit(at=times[0], service="consultation", is_paid=True),
    )
    assert visits(new(PatientId), doctor_id, times[0]) == ()


def test_a_visit_on_an_invoice_paid_in_part_is_not_paid(storage, patient_id):
    with ports_of(storage) as port:
        invoice = with_issued(port, patient_id)
        with_payment(port, patient_id, taka(1), (invoice.id, taka(1)))
    doctor_id = invoice.lines[0].doctor_id

    (visit,) = read(storage, Charges).visits(patient_id, doctor_id, MONDAY_MORNING)

    assert not visit.is_paid


@pytest.mark.parametrize(
    ("what", "days", "found"),
    [
        ({}, 0, True),
        ({}, 1, False),
        ({"price": None}, 0, False),
        ({"service": "procedure"}, 0, False),
    ],
)
def test_what_was_priced_since_a_moment_is_known(
    storage, patient_id, what, days, found
):
    remember(storage, a_charge(patient_id=patient_id, **what))
    since = MONDAY_MORNING + days * DAY

    assert read(storage, Charges).priced_since("consultation", since) is found
