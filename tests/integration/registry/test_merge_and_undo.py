"""Whatever two patients have: a merge is refused, or can be undone without a trace."""

from contextlib import contextmanager, suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediklaud.application.access.invite_patient import InvitePatient
from mediklaud.application.registry.visits_of_merged import VisitsClash
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.person import Contact
from tests.builders.at_work import a_booking, a_doctor_at_work
from tests.builders.busy_hospital import requested, seen_by
from tests.builders.cashier import drafted, invoiced, to_pay, to_set_tariff
from tests.builders.merges import asked, decided, everything_of, undone
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.hospital import a_hospital
from tests.storages import in_memory, on_sqlite


def _visit(hospital, doctor, patient, hour):
    a_booking(hospital, doctor, hour, patient)


def _wish(hospital, doctor, patient, hour):
    requested(hospital, a_booking(hospital, doctor, hour, patient))


def _seen(hospital, doctor, patient, hour):
    seen_by(hospital, doctor, patient, at=hour)


def _draft(hospital, _doctor, patient, _hour):
    drafted(hospital, patient.id)


def _bill(hospital, _doctor, patient, _hour):
    invoiced(hospital, patient.id)


def _pay(hospital, _doctor, patient, hour):
    invoice = invoiced(hospital, patient.id)
    amount = invoice.gross.times(hour)
    hospital.handle(to_pay(invoice, amount, keep_as_credit=True))


def _invite(hospital, _doctor, patient, _hour):
    hospital.handle(InvitePatient(actor=the_desk(), patient_id=patient.id))


STEPS = st.tuples(
    st.sampled_from([_visit, _wish, _seen, _seen, _draft, _bill, _pay, _invite]),
    st.integers(0, 1),
    st.integers(1, 7),
)
CONTACTS = st.sampled_from(
    [
        Contact(phone="+8801912345678"),
        Contact(email="rahim@example.org"),
        Contact(phone="+8801912345678", email="rahim@example.org"),
    ]
)
NATIONAL_IDS = st.sampled_from([None, "1990-123", "BX-551"])


@contextmanager
def _a_hospital_on(kind):
    with kind() as storage:
        hospital = a_hospital(storage)
        hospital.handle(to_set_tariff())
        yield hospital


@pytest.mark.parametrize("kind", [in_memory, on_sqlite], ids=lambda kind: kind.__name__)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    persons=st.tuples(*[st.tuples(CONTACTS, NATIONAL_IDS)] * 2),
    steps=st.lists(STEPS, max_size=10),
)
def test_a_merge_is_refused_or_can_be_undone_without_a_trace(kind, persons, steps):
    with _a_hospital_on(kind) as hospital:
        doctors = [a_doctor_at_work(hospital) for _ in range(2)]
        two = [
            an_enrolled_patient(hospital, contact=contact, national_id=national_id)
            for contact, national_id in persons
        ]
        for step, whose, hour in steps:
            with suppress(Refusal):
                step(hospital, doctors[whose], two[whose], hour)
        before = [everything_of(hospital, patient) for patient in two]
        merge = asked(hospital, *two)
        try:
            done = decided(hospital, merge)
        except VisitsClash:
            pass
        else:
            assert everything_of(hospital, two[0]) != before[0]
            undone(hospital, done)
        assert [everything_of(hospital, patient) for patient in two] == before
