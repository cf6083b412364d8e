"""What is handed out is charged once, by the unit; what comes back is not paid."""

import pytest

from mediklaud.application.billing.when_medication_dispensed import charge_for_medicine
from mediklaud.application.billing.when_medication_returned import lower_charge
from mediklaud.application.use_case import Occasion, UseCase
from mediklaud.domain.access.actor import WORKER
from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.billing.charge import AlreadyCharged, ChargeStatus, ServiceKind
from mediklaud.domain.billing.line import InvoiceLine
from mediklaud.domain.billing.tariff import Tariff
from mediklaud.domain.billing.tax import TaxRate
from mediklaud.domain.pharmacy.events import MedicationDispensed, MedicationReturned
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import (
    DispensationId,
    PrescriptionId,
    ProductId,
    TariffId,
)
from mediklaud.domain.shared.money import Money
from mediklaud.ports.billing import Charges, Tariffs
from mediklaud.ports.registry import Doctors
from mediklaud.ports.system import Ids
from tests.builders.billing import a_charge
from tests.builders.scheduling import a_known_doctor, a_known_patient
from tests.clock import MONDAY_MORNING
from tests.hospital import a_hospital, new, ports_of, read

TAKA = Money(1_50, "BDT")


@pytest.fixture
def hospital():
    return a_hospital()


@pytest.fixture
def handed_out(hospital):
    """Twenty tablets on Monday morning."""
    return MedicationDispensed(
        dispensation_id=new(DispensationId),
        prescription_id=new(PrescriptionId),
        patient_id=a_known_patient(hospital.storage).id,
        prescriber=a_known_doctor(hospital.storage).id,
        product_id=new(ProductId),
        product_code="napa_500",
        medicine="paracetamol 500 mg tablet",
        quantity=20,
        at=MONDAY_MORNING,
    )


def priced(hospital):
    tariff = Tariff(
        id=new(TariffId),
        service="medicine_napa_500",
        price=TAKA,
        tax_rate=TaxRate(500),
        valid_from=MONDAY_MORNING.date(),
    )
    with ports_of(hospital.storage) as port:
        port(Tariffs).add(tariff)


def charged(hospital, event):
    with ports_of(hospital.storage) as port:
        charge_for_medicine(
            event,
            charges=port(Charges),
            tariffs=port(Tariffs),
            doctors=port(Doctors),
            ids=hospital.ids,
            hospital=hospital.services[Hospital],
        )
    return charge_of(hospital, event)


def charge_of(hospital, event):
    service = event.dispensation_id.value
    return read(hospital.storage, Charges).of_service(ServiceKind.MEDICATION, service)


def returned(hospital, event, kept):
    back = MedicationReturned(
        dispensation_id=event.dispensation_id,
        prescription_id=event.prescription_id,
        patient_id=event.patient_id,
        product_id=event.product_id,
        product_code=event.product_code,
        quantity=event.quantity - kept,
        kept=kept,
        at=MONDAY_MORNING,
    )
    with hospital.storage.unit(writes=True) as unit:
        occasion = Occasion(
            unit=unit,
            actor=WORKER,
            scope=EVERYONE,
            now=MONDAY_MORNING,
            services={**hospital.services, Ids: hospital.ids},
        )
        UseCase.of(lower_charge)(back, occasion)
    return charge_of(hospital, event)


def test_a_medicine_is_charged_by_the_unit_at_the_price_of_its_day(
    hospital, handed_out
):
    priced(hospital)

    line = InvoiceLine.of(charged(hospital, handed_out), MONDAY_MORNING.date())

    assert line.description == "paracetamol 500 mg tablet"
    assert (line.quantity, line.unit_price) == (20, TAKA)
    assert (line.net, line.tax) == (Money(30_00, "BDT"), Money(1_50, "BDT"))


def test_without_a_price_it_waits_for_one(hospital, handed_out):
    assert charged(hospital, handed_out).status is ChargeStatus.UNPRICED


def test_one_handing_out_is_charged_once(hospital, handed_out):
    charged(hospital, handed_out)

    with pytest.raises(AlreadyCharged):
        charged(hospital, handed_out)


def test_what_comes_back_before_the_invoice_is_not_to_be_paid(hospital, handed_out):
    priced(hospital)
    charged(hospital, handed_out)

    assert returned(hospital, handed_out, kept=12).quantity == 12
    assert returned(hospital, handed_out, kept=0).status is ChargeStatus.VOIDED


def test_a_charge_that_stands_on_an_invoice_stays_as_it_is():
    billed = a_charge(quantity=20, status=ChargeStatus.INVOICED, price=None)

    assert billed.with_only(12, "returned") == billed


def test_a_return_of_what_was_never_charged_changes_nothing(hospital, handed_out):
    assert returned(hospital, handed_out, kept=0) is None


def test_medicines_make_no_visit(hospital, handed_out):
    charge = charged(hospital, handed_out)

    visits = read(hospital.storage, Charges).visits(
        charge.patient_id, charge.doctor_id, MONDAY_MORNING
    )
    assert visits == ()
    assert read(hospital.storage, Charges).get(charge.id, EVERYONE) == charge
