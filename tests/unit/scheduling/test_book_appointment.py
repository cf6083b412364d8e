"""A booking at the front desk, on the phone and online: what it gives (S5, S16)."""

from datetime import UTC, datetime, timedelta

import pytest

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.registry.doctor import DoctorNotFound
from mediklaud.domain.registry.patient import PatientNotFound
from mediklaud.domain.scheduling.visit_type import Channel, VisitType
from mediklaud.domain.shared.ids import DoctorId, PatientId
from tests.builders.at_work import (
    a_booking,
    a_doctor_at_work,
    as_it_stands,
    the_doctor,
)
from tests.builders.booking import MINUTE, TEN, book, oneself, set_hours
from tests.builders.registry import (
    an_enrolled_patient,
    the_desk,
)
from tests.builders.scheduling import DHAKA, SIX_HOURS, offered
from tests.clock import MONDAY_MORNING
from tests.hospital import an_actor, new


def test_a_booking_stands_as_it_was_answered(hospital, doctor, patient):
    booking = book(hospital, doctor, patient)

    assert as_it_stands(hospital, booking.appointment) == booking.appointment


def test_it_remembers_who_booked_it_when_and_for_what(hospital, doctor, patient):
    clerk = the_desk()

    appointment = book(
        hospital, doctor, patient, actor=clerk, reason=" A cough "
    ).appointment

    assert appointment.booked_by == clerk.account_id
    assert appointment.booked_at == MONDAY_MORNING
    assert (appointment.reason, appointment.channel) == ("A cough", Channel.DESK)


def test_it_remembers_the_clocks_of_the_place_it_is_promised_for(
    hospital, doctor, patient
):
    set_hours(hospital, doctor, offered(place="Room 3"))

    appointment = book(hospital, doctor, patient).appointment

    assert (appointment.zone, appointment.offset) == (DHAKA, SIX_HOURS)
    assert appointment.place == "Room 3"


@pytest.mark.parametrize(
    ("visit_type", "length", "occupied"),
    [
        (VisitType.CONSULTATION, 30, 30),
        (VisitType.FOLLOW_UP, 15, 15),
        (VisitType.PROCEDURE, 60, 75),
        (VisitType.EMERGENCY, 30, 30),
    ],
)
def test_a_visit_takes_as_long_as_the_policy_says(
    hospital, doctor, visit_type, length, occupied
):
    appointment = a_booking(hospital, doctor, 2, visit_type=visit_type)

    assert appointment.period.length == length * MINUTE
    assert appointment.occupies.length == occupied * MINUTE


def test_on_the_phone_the_clerk_reads_it_back(hospital, patient):
    doctor = a_doctor_at_work(hospital, name="Ayesha Siddiqua")
    set_hours(hospital, doctor, offered(place="Room 3"))

    booking = book(
        hospital,
        doctor,
        patient,
        channel=Channel.PHONE,
        visit_type=VisitType.FOLLOW_UP,
    )

    assert booking.read_back == (
        f"JMI Hospital, for {patient.name}, patient number {patient.number}: "
        "Monday 1 March 2027, from 10:00 to 10:15 (Asia/Dhaka time): "
        f"follow up with Ayesha Siddiqua, doctor number {doctor.number}, Room 3."
    )

    assert patient.name not in repr(booking)


def test_a_doctor_who_books_by_phone_learns_no_name(hospital, doctor, patient):
    booking = book(
        hospital, doctor, patient, actor=the_doctor(doctor), channel=Channel.PHONE
    )

    assert booking.read_back.startswith("JMI Hospital: Monday 1 March 2027")
    assert patient.name not in booking.read_back
    assert patient.number not in booking.read_back


@pytest.mark.parametrize("channel", [Channel.DESK, Channel.ONLINE])
def test_elsewhere_nothing_is_read_back(hospital, doctor, patient, channel):
    assert book(hospital, doctor, patient, channel=channel).read_back is None


@pytest.mark.parametrize("said", Channel)
def test_patients_book_online_whatever_they_say(hospital, doctor, patient, said):
    booking = book(hospital, doctor, patient, actor=oneself(patient), channel=said)

    assert booking.appointment.channel is Channel.ONLINE
    assert booking.read_back is None


def test_patients_book_for_themselves_alone(hospital, doctor, patient):
    another = an_enrolled_patient(hospital)

    with pytest.raises(PatientNotFound):
        book(hospital, doctor, patient, actor=oneself(another))


def test_a_doctor_books_into_the_own_schedule_alone(hospital, doctor, patient):
    another = a_doctor_at_work(hospital)
    actor = the_doctor(doctor)

    book(hospital, doctor, patient, actor=actor)
    with pytest.raises(PatientNotFound):
        book(hospital, another, patient, actor=actor, starts_at=TEN + 60 * MINUTE)


@pytest.mark.parametrize("role", [Role.BILLING, Role.ADMINISTRATOR, Role.WORKER])
def test_who_has_nothing_to_do_with_visits_books_none(hospital, doctor, patient, role):
    with pytest.raises(RoleLacksPermission):
        book(hospital, doctor, patient, actor=an_actor(role))


def test_sent_twice_with_one_key_it_is_booked_once(hospital, doctor, patient):
    clerk = the_desk()

    first, again = (
        book(hospital, doctor, patient, actor=clerk, idempotency_key="one")
        for _ in range(2)
    )

    assert first == again


def test_hours_in_another_zone_are_promised_by_its_clocks(hospital, doctor, patient):
    set_hours(hospital, doctor, offered(zone="Asia/Kolkata"))
    at_nine_there = datetime(2027, 3, 1, 3, 30, tzinfo=UTC)

    appointment = book(hospital, doctor, patient, starts_at=at_nine_there).appointment

    assert appointment.zone == "Asia/Kolkata"
    assert appointment.offset == timedelta(hours=5, minutes=30)


def test_a_patient_nobody_enrolled_is_not_found(hospital, doctor, patient):
    with pytest.raises(PatientNotFound):
        book(hospital, doctor, patient, patient_id=new(PatientId))


def test_a_doctor_nobody_registered_is_not_found(hospital, patient, doctor):
    with pytest.raises(DoctorNotFound):
        book(hospital, doctor, patient, doctor_id=new(DoctorId))
