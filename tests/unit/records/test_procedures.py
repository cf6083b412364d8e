"""What is done in a consultation is written down once and charged once (B2)."""

from datetime import timedelta

import pytest

from mediklaud.application.billing.list_charges import ListCharges
from mediklaud.application.records.complete_consultation import CompleteConsultation
from mediklaud.application.records.read_clinical_facts import ReadClinicalFacts
from mediklaud.application.records.record_procedure import RecordProcedure
from mediklaud.application.records.start_consultation import StartConsultation
from mediklaud.domain.billing.charge import ChargeStatus, ServiceKind
from mediklaud.domain.billing.procedures import UnknownProcedure
from mediklaud.domain.records.consultation import ConsultationNotFound
from mediklaud.domain.records.procedure import TooLateForProcedures
from tests.builders.at_work import a_booking, a_doctor_at_work, the_doctor
from tests.builders.billing import taka
from tests.builders.cashier import the_cashier, to_set_tariff
from tests.builders.records import a_diagnosis
from tests.clock import StandingClock
from tests.hospital import a_hospital


@pytest.fixture
def ward():
    """A doctor with a patient in consultation, and a price for an ECG."""
    clock = StandingClock()
    hospital = a_hospital(None, clock)
    hospital.handle(to_set_tariff(service="procedure_ecg", price=taka(300_00)))
    doctor = a_doctor_at_work(hospital)
    visit = a_booking(hospital, doctor, 1)
    clock.pass_by(visit.period.start - clock.now())
    who = {"actor": the_doctor(doctor), "appointment_id": visit.id}
    hospital.handle(StartConsultation(**who))
    return hospital, clock, who, visit.patient_id


def charges(hospital, patient_id):
    return hospital.handle(ListCharges(actor=the_cashier(), patient_id=patient_id))


def test_a_procedure_stands_in_the_file_and_is_charged_as_often_as_it_was_done(ward):
    hospital, _, who, patient_id = ward
    hospital.handle(RecordProcedure(**who, code="ecg", quantity=2, note="At rest"))

    facts = ReadClinicalFacts(actor=who["actor"], patient_id=patient_id)
    (done,) = hospital.handle(facts).procedures
    assert (done.service, done.quantity, done.note) == ("procedure_ecg", 2, "At rest")
    (charge,) = charges(hospital, patient_id)
    assert charge.kind is ServiceKind.PROCEDURE
    assert (charge.price, charge.quantity) == (taka(300_00), 2)
    assert charge.status is ChargeStatus.PENDING


def test_the_same_form_sent_twice_is_done_once(ward):
    hospital, _, who, patient_id = ward
    for _ in range(2):
        hospital.handle(RecordProcedure(**who, code="ecg", idempotency_key="once"))

    assert len(charges(hospital, patient_id)) == 1


def test_a_procedure_that_no_tariff_names_is_refused(ward):
    hospital, _, who, _ = ward

    with pytest.raises(UnknownProcedure):
        hospital.handle(RecordProcedure(**who, code="egc"))


def test_it_is_recorded_until_the_day_is_over(ward):
    hospital, clock, who, _ = ward
    signed = CompleteConsultation(**who, note="Well.", diagnosis=a_diagnosis())
    hospital.handle(signed)
    hospital.handle(RecordProcedure(**who, code="ecg"))
    clock.pass_by(timedelta(days=1))

    with pytest.raises(TooLateForProcedures):
        hospital.handle(RecordProcedure(**who, code="ecg"))


def test_another_doctor_does_not_find_the_consultation(ward):
    hospital, _, who, _ = ward
    other = the_doctor(a_doctor_at_work(hospital))

    with pytest.raises(ConsultationNotFound):
        hospital.handle(RecordProcedure(**{**who, "actor": other}, code="ecg"))
