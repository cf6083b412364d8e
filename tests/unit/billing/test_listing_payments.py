"""What a patient has paid is looked through, by whose it is and by staff."""

import pytest

from mediklaud.application.billing.list_payments import ListPayments
from mediklaud.domain.access.actor import Role
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import PatientId
from tests.builders.billing import taka
from tests.builders.cashier import invoiced, seen, to_pay, to_set_tariff
from tests.builders.registry import an_enrolled_patient
from tests.hospital import a_hospital, an_actor, new


@pytest.fixture
def hospital():
    hospital = a_hospital()
    hospital.handle(to_set_tariff())
    return hospital


def test_the_latest_payment_stands_first(hospital):
    patient = an_enrolled_patient(hospital)
    seen(hospital, patient.id)
    invoice = invoiced(hospital, patient.id)
    first, last = (
        hospital.handle(to_pay(invoice, taka(amount))).payment for amount in (100, 200)
    )
    oneself = an_actor(Role.PATIENT, patient_id=patient.id)
    found = hospital.handle(ListPayments(actor=oneself, patient_id=patient.id))

    assert [one.number for one in found] == [last.number, first.number]


def test_nobody_looks_through_the_payments_of_another(hospital):
    patient = an_enrolled_patient(hospital)
    stranger = an_actor(Role.PATIENT, patient_id=new(PatientId))

    with pytest.raises(Refusal):
        hospital.handle(ListPayments(actor=stranger, patient_id=patient.id))
