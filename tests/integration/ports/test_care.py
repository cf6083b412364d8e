from datetime import timedelta

import pytest
from attrs import evolve

from mediklaud.domain.access.actor import Role
from mediklaud.domain.scheduling.care import CARE_LASTS
from mediklaud.domain.shared.ids import AccountId, DoctorId, PatientId
from mediklaud.ports.access import Accounts, Care
from mediklaud.ports.scheduling import Appointments
from tests.builders.access import an_account
from tests.builders.scheduling import a_known_doctor, a_known_patient, an_appointment
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read

MOMENT = timedelta(microseconds=1)


@pytest.fixture
def appointment(storage):
    """Monday from nine to half past."""
    doctor, patient = a_known_doctor(storage), a_known_patient(storage)
    appointment = an_appointment(doctor_id=doctor.id, patient_id=patient.id)
    with ports_of(storage) as port:
        port(Appointments).add(appointment)
    return appointment


def relates(storage, appointment, now=MONDAY_MORNING, **who):
    usual = {
        "doctor_id": appointment.doctor_id,
        "patient_id": appointment.patient_id,
        "now": now,
    }
    return read(storage, Care).relates(**{**usual, **who})


def save(storage, *steps):
    for appointment in steps:
        with ports_of(storage) as port:
            port(Appointments).save(appointment)


def test_a_booking_makes_the_doctor_one_who_cares(storage, appointment):
    assert relates(storage, appointment)


@pytest.fixture
def own(storage):
    """The same, booked by the doctor's own account."""
    doctor, patient = a_known_doctor(storage), a_known_patient(storage)
    account = an_account(Role.DOCTOR, doctor_id=doctor.id)
    who = {"doctor_id": doctor.id, "patient_id": patient.id}
    appointment = an_appointment(**who, booked_by=account.id)
    with ports_of(storage) as port:
        port(Accounts).add(account)
        port(Appointments).add(appointment)
    return appointment


def test_nobody_makes_their_own_care_relationship(storage, own):
    assert not relates(storage, own)


def test_a_doctor_cares_for_who_was_received_by_somebody_else(storage, own):
    save(storage, own.arrive(by=new(AccountId)))

    assert relates(storage, own)


def test_nor_by_receiving_the_patient_or_calling_them_in_alone(storage, own):
    arrived = own.arrive(by=own.booked_by)
    begun = arrived.begin()

    for step in (arrived, begun, begun.complete(at=MONDAY_MORNING)):
        save(storage, step)
        assert not relates(storage, own)


def test_whom_the_desk_booked_the_doctor_may_receive(storage, appointment):
    save(storage, appointment.arrive(by=new(AccountId)))

    assert relates(storage, appointment)


def test_the_doctor_to_whom_it_is_moved_cares(storage, own):
    another = a_known_doctor(storage)
    save(storage, evolve(own, doctor_id=another.id, version=2))

    assert relates(storage, own, doctor_id=another.id)


def test_others_do_not_care(storage, appointment):
    assert not relates(storage, appointment, doctor_id=new(DoctorId))
    assert not relates(storage, appointment, patient_id=new(PatientId))


def test_care_lasts_for_a_month_after_the_visit(storage, appointment):
    ends = appointment.period.end + CARE_LASTS

    assert relates(storage, appointment, ends - MOMENT)
    assert not relates(storage, appointment, ends)


def test_care_lasts_for_a_month_after_the_patient_was_seen(storage, appointment):
    seen = MONDAY_MORNING
    begun = appointment.begin()
    save(storage, begun, begun.complete(at=seen))

    assert relates(storage, appointment, seen + CARE_LASTS - MOMENT)
    assert not relates(storage, appointment, seen + CARE_LASTS)


@pytest.mark.parametrize(
    "end",
    [
        lambda a: a.cancel(at=MONDAY_MORNING, because=None),
        lambda a: a.miss(at=a.period.start),
    ],
    ids=["cancelled", "missed"],
)
def test_a_cancelled_or_missed_visit_gives_no_care(storage, appointment, end):
    save(storage, end(appointment))

    assert not relates(storage, appointment)


def test_one_visit_that_stands_is_enough(storage, appointment):
    save(storage, appointment.cancel(at=MONDAY_MORNING, because=None))
    another = an_appointment(
        doctor_id=appointment.doctor_id, patient_id=appointment.patient_id
    )
    with ports_of(storage) as port:
        port(Appointments).add(another)

    assert relates(storage, appointment)
