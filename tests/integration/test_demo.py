"""The demo hospital: made once for each database, and believable."""

from datetime import UTC, datetime, timedelta

import pytest
from attrs import evolve

from mediklaud.application.access.sign_in import SignIn
from mediklaud.application.billing.decide_credit_request import DecideCreditRequest
from mediklaud.application.billing.list_cashier_sessions import ListCashierSessions
from mediklaud.application.billing.list_credit_requests import ListCreditRequests
from mediklaud.application.billing.list_disputes import ListDisputes
from mediklaud.application.billing.list_payment_exceptions import (
    ListPaymentExceptions,
)
from mediklaud.application.billing.list_refunds import ListRefunds
from mediklaud.application.medication.list_awaiting_approval import ListAwaitingApproval
from mediklaud.application.medication.read_alert_report import ReadAlertReport
from mediklaud.application.pharmacy.list_open_prescriptions import ListOpenPrescriptions
from mediklaud.application.pharmacy.read_controlled_register import (
    ReadControlledRegister,
)
from mediklaud.application.pharmacy.read_for_dispensing import ReadForDispensing
from mediklaud.application.pharmacy.reconcile_stock import ReconcileStock
from mediklaud.application.records.read_clinical_facts import ReadClinicalFacts
from mediklaud.application.registry.find_patients import FindPatients
from mediklaud.application.registry.list_doctors import ListDoctors
from mediklaud.application.scheduling.book_appointment import BookAppointment
from mediklaud.application.scheduling.find_slots import FindSlots
from mediklaud.application.scheduling.list_patient_appointments import (
    ListPatientAppointments,
)
from mediklaud.bootstrap import hospital_at_work
from mediklaud.demo.own_settings import with_own_settings
from mediklaud.demo.run import prepare
from mediklaud.domain.access.actor import ANONYMOUS, Bearer
from mediklaud.domain.billing.cashier_session import WhichSessions
from mediklaud.domain.billing.dues import OutstandingDues
from mediklaud.domain.billing.refund import RefundStatus
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.shared.period import Period
from mediklaud.settings import Settings


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    url = f"sqlite:///{folder}/demo.db"
    given = Settings(
        database_url=url, files=folder, staff_second_factor=False, payments="sandbox"
    )
    settings = with_own_settings(given)
    sign_ins = prepare(settings)
    with hospital_at_work(settings) as hospital:
        yield settings, sign_ins, hospital


def signed_in(demo, role, who=""):
    _, sign_ins, hospital = demo
    one = next(s for s in sign_ins if s.role == role and who in s.who)
    message = SignIn(actor=ANONYMOUS, login=one.login, password=one.password)
    answer = hospital.handle(message)
    return Bearer(answer.token), answer.account


def test_somebody_of_every_role_can_sign_in(demo):
    _, sign_ins, _ = demo
    for one in sign_ins:
        assert signed_in(demo, one.role, one.who)

    assert len({one.role for one in sign_ins}) == 9


def test_there_are_twelve_doctors_and_many_patients(demo):
    desk, _ = signed_in(demo, "front_desk")
    hospital = demo[2]

    assert len(hospital.handle(ListDoctors(actor=desk))) == 12
    assert len(hospital.handle(FindPatients(actor=desk, q="rah", limit=200))) > 1


def test_a_patient_has_visits_ahead_and_one_owes_money(demo):
    hospital = demo[2]
    patient, account = signed_in(demo, "patient", "owes nothing")
    debtor, owing = signed_in(demo, "patient", "owes money")
    mine = ListPatientAppointments(actor=patient, patient_id=account.patient_id)

    assert hospital.handle(mine)[0].period.start > datetime.now(UTC)
    with pytest.raises(OutstandingDues, match=r"Pay 800\.00 BDT online"):
        hospital.handle(_a_booking(hospital, debtor, owing.patient_id))


def _a_booking(hospital, actor, patient_id):
    soon = datetime.now(UTC) + timedelta(days=1)
    ahead = Period(soon, soon + timedelta(days=7))
    slot = hospital.handle(FindSlots(actor=actor, period=ahead))[0]
    return BookAppointment(
        actor=actor,
        patient_id=patient_id,
        doctor_id=slot.doctor_id,
        starts_at=slot.period.start,
        visit_type=VisitType.CONSULTATION,
    )


def test_both_drawers_are_open_and_one_evening_something_was_missing(demo):
    billing, _ = signed_in(demo, "billing")
    drawers = ListCashierSessions(actor=billing, which=WhichSessions.OPEN)
    wrong = ListCashierSessions(actor=billing, which=WhichSessions.WITH_DIFFERENCE)

    assert {one.place for one in demo[2].handle(drawers)} == {"Billing", "Front desk"}
    [short] = demo[2].handle(wrong)
    assert short.closing.note


def test_billing_has_something_to_decide(demo):
    hospital = demo[2]
    billing, _ = signed_in(demo, "billing", "Farida")

    [request] = hospital.handle(ListCreditRequests(actor=billing))
    granted = DecideCreditRequest(
        actor=billing, credit_request_id=request.id, granted=True, reason="Agreed"
    )
    assert hospital.handle(granted).note
    assert len(hospital.handle(ListDisputes(actor=billing))) == 1
    [refund] = hospital.handle(ListRefunds(actor=billing))
    assert refund.status is RefundStatus.ASKED
    [short] = hospital.handle(ListPaymentExceptions(actor=billing))
    assert short.captured < short.asked


def test_the_pharmacy_has_work_waiting_and_work_done(demo):
    hospital = demo[2]
    pharmacist, _ = signed_in(demo, "pharmacist")
    today = datetime.now(UTC).date()

    waiting = hospital.handle(ListOpenPrescriptions(actor=pharmacist))
    first = ReadForDispensing(
        actor=pharmacist, prescription_id=waiting[0].prescription.id
    )
    assert hospital.handle(first).choices
    assert hospital.handle(ReadControlledRegister(actor=pharmacist))
    assert not hospital.handle(ReconcileStock(actor=pharmacist))
    since, until = today - timedelta(days=20), today + timedelta(days=1)
    report = ReadAlertReport(actor=pharmacist, since=since, until=until)
    alerts = hospital.handle(report)
    assert any(rule.overridden for rule in alerts.rules)


def test_a_senior_doctor_is_asked_about_what_is_forbidden(demo):
    senior, _ = signed_in(demo, "senior_doctor")

    [waiting] = demo[2].handle(ListAwaitingApproval(actor=senior))
    assert waiting.overrides


def test_who_waits_at_the_pharmacy_was_asked_about_allergies(demo):
    hospital = demo[2]
    pharmacist, _ = signed_in(demo, "pharmacist")

    for one in hospital.handle(ListOpenPrescriptions(actor=pharmacist)):
        facts = hospital.handle(
            ReadClinicalFacts(actor=pharmacist, patient_id=one.prescription.patient_id)
        )
        assert facts.standing_allergies or facts.no_known_allergies


def test_the_next_start_finds_it_as_it_was_left(demo):
    settings, sign_ins, _ = demo

    assert prepare(settings) == sign_ins


def test_a_hospital_that_is_no_demo_is_left_alone(demo, tmp_path):
    elsewhere = evolve(demo[0], files=tmp_path)

    assert prepare(elsewhere) == ()


def test_what_happens_in_it_is_on_the_disk_before_it_is_acknowledged(demo):
    storage = demo[2].storage

    with storage.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
