"""The whole record of a patient, taken home from every storage (X7)."""

from datetime import timedelta

import pytest

from mediklaud.application.privacy.export_record import ExportRecord
from mediklaud.domain.access.actor import STAFF
from mediklaud.domain.access.audit import AuditFilter
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.registry.patient import PatientNotFound
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.proxy import ProxyScope, Ward
from mediklaud.ports.access import Audit
from tests.builders.at_work import a_booking, a_doctor_at_work
from tests.builders.rights import a_disclosure, an_adult, the_patient_of
from tests.builders.whole_record import a_patient_with_everything, exported
from tests.clock import MONDAY_MORNING
from tests.hospital import a_hospital, an_actor, read
from tests.statements import statements_on


@pytest.fixture
def everything(storage):
    return a_patient_with_everything(storage)


def test_every_part_of_the_record_is_in_it(everything):
    hospital, patient = everything

    record = exported(hospital, patient)

    assert record.patient == patient
    assert (record.made_at, record.hospital) == (MONDAY_MORNING, "JMI Hospital")
    assert record.zone == "Asia/Dhaka"
    assert len(record.appointments) == 3
    assert len(record.entries) == 2
    assert len(record.prescriptions) == 2
    assert len(record.dispensations) == 1
    assert [len(entry.amended) for entry in record.entries] == [1, 0]
    assert len(record.change_requests) == len(record.guardianships) == 1
    assert len(record.amendments) == 2
    assert [len(record.facts.every), len(record.facts.allergies)] == [3, 1]
    assert len(record.disclosures) == 1
    assert len(record.doctors) == 1
    assert record.messages
    assert record.accesses


def test_attempts_to_pay_online_are_in_it(everything):
    hospital, patient = everything

    money = exported(hospital, patient).money

    assert [one.invoice_id for one in money.attempts] == [money.invoices[0].id]


def test_its_money_adds_up(everything):
    hospital, patient = everything

    money = exported(hospital, patient).money

    [settlement], [payment] = money.invoices, money.payments
    assert payment.amount == settlement.paid == Money(20000, "BDT")
    assert [a.invoice_id for a in payment.allocations] == [settlement.id]
    [note] = money.credit_notes
    assert note.amount == settlement.credited
    assert settlement.invoice.gross == (
        settlement.paid + settlement.credited + settlement.due
    )
    assert [one.status for one in money.credit_requests] == ["done", "asked"]
    assert [one.reason for one in money.disputes] == ["I was not there"]
    assert [one.instalments for one in money.plans] == [settlement.instalments]
    assert money.account.owed == settlement.due
    assert len(money.charges) == 3
    assert [(r.payment_id, r.amount) for r in money.refunds] == [
        (payment.id, Money(5000, "BDT"))
    ]


def test_whoever_came_upon_the_record_is_named_with_the_role(everything):
    hospital, patient = everything

    accesses = exported(hospital, patient).accesses

    assert {access.action for access in accesses} >= {
        "complete_consultation",
        "name_guardian",
        "decide_amendment",
    }
    assert all(access.roles for access in accesses)


def test_taking_it_home_is_audited(everything):
    hospital, patient = everything
    me = the_patient_of(patient)

    exported(hospital, patient, me)

    which = AuditFilter(patient_id=patient.id, action="export_record")
    [entry] = read(hospital.storage, Audit).page(which, None, 9)
    assert entry.account_id == me.account_id


def test_a_guardian_takes_it_home_with_every_scope_and_not_with_one_less(everything):
    hospital, patient = everything
    mother = an_adult(hospital)

    def guardian(scopes):
        return the_patient_of(mother, wards=(Ward(patient.id, scopes),))

    assert exported(hospital, patient, guardian(ProxyScope)).by_proxy
    which = AuditFilter(patient_id=patient.id, action="export_record")
    [entry] = read(hospital.storage, Audit).page(which, None, 9)
    assert entry.purpose == "proxy"
    for left_out in ProxyScope:
        with pytest.raises(PatientNotFound):
            exported(hospital, patient, guardian({*ProxyScope} - {left_out}))


def test_nobody_elses_is_taken_home(everything):
    hospital, patient = everything

    with pytest.raises(PatientNotFound):
        exported(hospital, patient, the_patient_of(an_adult(hospital)))


@pytest.mark.parametrize("role", sorted(STAFF))
def test_staff_take_nobodys_whole_record(role):
    hospital = a_hospital()
    patient = an_adult(hospital)

    with pytest.raises(RoleLacksPermission):
        exported(hospital, patient, an_actor(role))


def test_it_takes_a_fresh_proof_and_shows_one_moment():
    assert ExportRecord.step_up
    assert ExportRecord.steady


def test_what_an_authority_holds_back_is_not_in_it(everything):
    hospital, patient = everything
    told = exported(hospital, patient).disclosures
    later = MONDAY_MORNING + timedelta(days=9)

    a_disclosure(hospital, patient, hidden_until=later)

    assert exported(hospital, patient).disclosures == told


def asked_of(database, hospital, patient):
    with statements_on(database.engine) as statements:
        exported(hospital, patient)
    return len(statements)


def test_however_much_there_is_the_books_are_asked_as_often(database):
    hospital, patient = a_patient_with_everything(database)
    before = asked_of(database, hospital, patient)
    for day in range(3):
        doctor = a_doctor_at_work(hospital, name=f"Doctor {'ABC'[day]}")
        a_booking(hospital, doctor, 24 * (day + 3), patient)
        a_disclosure(hospital, patient)

    assert asked_of(database, hospital, patient) == before <= 32
