"""An invoice being issued and a booking for the same patient cannot pass each other."""

import threading
from concurrent.futures import ThreadPoolExecutor, wait

import pytest

from mediklaud.application.access.list_audit_entries import ListAuditEntries
from mediklaud.bootstrap import swap
from mediklaud.domain.access.actor import Role
from mediklaud.domain.billing.dues import OutstandingDues
from mediklaud.ports.billing import Accounts
from mediklaud.ports.system import Ids
from tests.builders.at_work import a_booking, a_doctor_at_work
from tests.builders.billing import DAY, MONDAY, with_issued
from tests.builders.cashier import drafted, seen, to_issue, to_set_tariff
from tests.builders.registry import an_enrolled_patient
from tests.clock import MONDAY_MORNING, StandingClock
from tests.hospital import _ids, a_hospital, an_actor, ports_of

TUESDAY = 24


@pytest.fixture
def front_desk(database):
    """Its clock shows Tuesday morning: what was due on Monday is overdue."""
    clock = StandingClock(MONDAY_MORNING + DAY)
    return a_hospital(database, clock, swap(Ids, _ids))


@pytest.fixture
def cash_desk(database):
    """Its clock shows Monday still."""
    hospital = a_hospital(database, StandingClock(), swap(Ids, _ids))
    hospital.handle(to_set_tariff())
    return hospital


@pytest.fixture
def doctor(front_desk):
    return a_doctor_at_work(front_desk)


def or_refused(act, *args, **what):
    try:
        return act(*args, **what)
    except OutstandingDues as refusal:
        return refusal


def test_a_booking_waits_for_the_invoice_that_is_being_issued_and_sees_it(
    front_desk, doctor
):
    patient = an_enrolled_patient(front_desk)
    with ThreadPoolExecutor(1) as pool:
        with ports_of(front_desk.storage) as port:
            port(Accounts).lock(patient.id)
            booking = pool.submit(
                or_refused, a_booking, front_desk, doctor, TUESDAY + 3, patient
            )
            assert not wait([booking], timeout=0.3).done
            invoice = with_issued(port, patient.id, due_on=MONDAY)
        refusal = booking.result(timeout=20)

    assert isinstance(refusal, OutstandingDues)
    assert refusal.invoices == (invoice.id,)


def test_of_a_booking_and_an_invoice_at_once_the_booking_passes_only_if_first(
    front_desk, cash_desk, doctor
):
    for round_ in range(12):
        patient = an_enrolled_patient(cash_desk)
        seen(cash_desk, patient.id, doctor.id)
        issue = to_issue(drafted(cash_desk, patient.id), due_on=MONDAY)
        start = threading.Barrier(2)

        def book(patient=patient, start=start, at=TUESDAY + 2 + round_ * 0.5):
            start.wait()
            return or_refused(a_booking, front_desk, doctor, at, patient)

        def bill(issue=issue, start=start):
            start.wait()
            return cash_desk.handle(issue)

        with ThreadPoolExecutor(2) as pool:
            booking, invoice = pool.submit(book), pool.submit(bill)
        if not isinstance(booking.result(), OutstandingDues):
            assert order_of(cash_desk, patient)[-2:] == [
                "book_appointment",
                "issue_invoice",
            ]
        assert invoice.result().number


def order_of(hospital, patient):
    """What was done about the patient, in the order in which it was."""
    officer = an_actor(Role.PRIVACY_OFFICER)
    query = ListAuditEntries(actor=officer, about_patient_id=patient.id)
    return [entry.action for entry in hospital.handle(query)][::-1]
