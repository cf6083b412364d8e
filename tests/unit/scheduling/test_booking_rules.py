"""When a visit can be booked, with whom and for whom (S4, S5, D3, D4)."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from attrs import evolve

from mediklaud.application.registry.suspend_doctor import SuspendDoctor
from mediklaud.bootstrap import swap
from mediklaud.domain.registry.patient import PatientStatus
from mediklaud.domain.scheduling.booking import (
    DoctorNotBookable,
    LicenceEndsBefore,
    PatientNotActive,
    TooFarAhead,
    TooManyUpcoming,
    TooSoon,
)
from mediklaud.domain.scheduling.placing import DoctorAway, NotOffered
from mediklaud.domain.scheduling.policy import BookingPolicy
from mediklaud.domain.scheduling.ticks import OffTheGrid
from mediklaud.domain.scheduling.visit_type import Urgency, VisitType
from mediklaud.domain.shared.period import NaiveInstant, Period
from mediklaud.ports.registry import Patients
from tests.builders.at_work import (
    a_booking,
    a_doctor_at_work,
    away,
)
from tests.builders.booking import DAY, MINUTE, TEN, book, oneself, set_hours
from tests.builders.registry import (
    a_licence,
    an_approved_doctor,
    an_enrolled_patient,
    the_cmo,
)
from tests.builders.scheduling import offered
from tests.clock import MONDAY_MORNING
from tests.hospital import a_hospital, ports_of


def test_patients_book_an_hour_ahead(hospital, doctor, patient):
    in_an_hour = MONDAY_MORNING + 60 * MINUTE

    with pytest.raises(TooSoon) as refused:
        book(
            hospital,
            doctor,
            patient,
            actor=oneself(patient),
            starts_at=in_an_hour - 5 * MINUTE,
        )
    assert refused.value.earliest == in_an_hour

    book(hospital, doctor, patient, actor=oneself(patient), starts_at=in_an_hour)


def test_staff_book_until_the_visit_starts(hospital, doctor, patient):
    with pytest.raises(TooSoon):
        book(hospital, doctor, patient, starts_at=MONDAY_MORNING - 5 * MINUTE)

    book(hospital, doctor, patient, starts_at=MONDAY_MORNING)


def test_bookings_reach_half_a_year_ahead(hospital, doctor, patient):
    latest = MONDAY_MORNING + 180 * DAY

    with pytest.raises(TooFarAhead) as refused:
        book(hospital, doctor, patient, starts_at=latest + 5 * MINUTE)
    assert refused.value.latest == latest

    book(hospital, doctor, patient, starts_at=latest)


@pytest.mark.parametrize(
    "impossible",
    [
        datetime.max.replace(tzinfo=UTC, second=0, microsecond=0, minute=55),
        datetime.min.replace(tzinfo=UTC),
    ],
    ids=["the end of time", "its beginning"],
)
def test_no_time_is_too_odd_to_be_refused(hospital, doctor, patient, impossible):
    with pytest.raises((TooFarAhead, TooSoon)):
        book(hospital, doctor, patient, starts_at=impossible)


def test_visits_start_on_the_grid(hospital, doctor, patient):
    with pytest.raises(OffTheGrid):
        book(hospital, doctor, patient, starts_at=TEN + MINUTE)
    with pytest.raises(NaiveInstant):
        book(hospital, doctor, patient, starts_at=TEN.replace(tzinfo=None))

    book(hospital, doctor, patient, starts_at=TEN + 5 * MINUTE)


@pytest.mark.parametrize("status", [PatientStatus.INACTIVE, PatientStatus.DECEASED])
def test_nothing_is_booked_for_a_closed_file(hospital, doctor, patient, status):
    with ports_of(hospital.storage) as port:
        port(Patients).save(evolve(patient, status=status))

    with pytest.raises(PatientNotActive):
        book(hospital, doctor, patient)


def test_a_doctor_without_hours_is_not_booked_yet(hospital, patient):
    with pytest.raises(DoctorNotBookable):
        book(hospital, an_approved_doctor(hospital), patient)


def test_a_suspended_doctor_is_not_booked(hospital, doctor, patient):
    hospital.handle(
        SuspendDoctor(actor=the_cmo(), doctor_id=doctor.id, reason="Inquiry")
    )

    with pytest.raises(DoctorNotBookable):
        book(hospital, doctor, patient)


def test_a_doctor_cannot_be_booked_after_the_licence_ends(hospital, patient):
    tuesday = date(2027, 3, 2)
    doctor = a_doctor_at_work(hospital, licence=a_licence(valid_until=tuesday))
    at_eight = MONDAY_MORNING + DAY

    with pytest.raises(LicenceEndsBefore) as refused:
        book(hospital, doctor, patient, starts_at=at_eight + DAY)
    assert refused.value.valid_until == tuesday

    book(hospital, doctor, patient, starts_at=at_eight)


def test_a_patient_has_so_many_visits_ahead_and_no_more(clock):
    policy = BookingPolicy(most_upcoming=2)
    hospital = a_hospital(None, clock, swap(BookingPolicy, policy))
    doctor, patient = a_doctor_at_work(hospital), an_enrolled_patient(hospital)
    for hour in (2, 3):
        a_booking(hospital, doctor, hour, patient)

    with pytest.raises(TooManyUpcoming) as refused:
        a_booking(hospital, doctor, 4, patient)
    assert (refused.value.upcoming, refused.value.most) == (2, 2)

    a_booking(hospital, doctor, 4, patient, urgency=Urgency.EMERGENCY)
    clock.pass_by(timedelta(hours=5))
    a_booking(hospital, doctor, 6, patient)


@pytest.mark.parametrize(
    "starts_at",
    [MONDAY_MORNING, MONDAY_MORNING + timedelta(hours=8, minutes=45)],
    ids=["before the hours", "reaching beyond them"],
)
def test_a_visit_lies_within_the_doctors_hours(hospital, doctor, patient, starts_at):
    set_hours(hospital, doctor, offered())

    with pytest.raises(NotOffered) as refused:
        book(hospital, doctor, patient, starts_at=starts_at)

    nearest = refused.value.nearest[0]
    assert len(refused.value.nearest) == 3
    book(hospital, doctor, patient, starts_at=nearest.start)


def test_hours_offer_their_kinds_of_visit_alone(hospital, doctor, patient):
    set_hours(hospital, doctor, offered(visit_types=(VisitType.FOLLOW_UP,)))

    with pytest.raises(NotOffered) as refused:
        book(hospital, doctor, patient)
    assert refused.value.visit_type is VisitType.CONSULTATION

    book(hospital, doctor, patient, visit_type=VisitType.FOLLOW_UP)


def test_two_hours_that_adjoin_are_not_one(hospital, doctor, patient):
    morning = offered(start=time(9), end=time(10, 15))
    later = offered(start=time(10, 15), end=time(12))
    set_hours(hospital, doctor, morning, later)

    with pytest.raises(NotOffered):
        book(hospital, doctor, patient)


def test_a_doctor_who_is_away_is_not_booked(hospital, doctor, patient):
    away(hospital, doctor, 2.25, 3)

    with pytest.raises(DoctorAway) as refused:
        book(hospital, doctor, patient)
    assert refused.value.period == Period(TEN, TEN + 30 * MINUTE)

    book(hospital, doctor, patient, starts_at=TEN - 15 * MINUTE)
