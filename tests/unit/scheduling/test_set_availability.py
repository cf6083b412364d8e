"""A doctor's weekly hours, in versions (S1)."""

from datetime import date, time

import pytest

from mediklaud.application.registry.record_doctor_left import RecordDoctorLeft
from mediklaud.application.registry.suspend_doctor import SuspendDoctor
from mediklaud.application.scheduling.read_availability import ReadAvailability
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.registry.doctor import DoctorNotFound
from mediklaud.domain.registry.doctor_status import DoctorStatus, WrongDoctorStatus
from mediklaud.domain.scheduling.availability import HoursInThePast
from mediklaud.domain.scheduling.placing import NotOffered
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.scheduling.weekly_hours import UnfitHours
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.ports.registry import Doctors
from mediklaud.ports.scheduling import Availabilities
from tests.builders.at_work import a_booking, as_it_stands
from tests.builders.booking import DAY, TEN, book, oneself, set_hours
from tests.builders.registry import an_approved_doctor, the_cmo, the_desk, to_register
from tests.builders.scheduling import DHAKA, offered
from tests.hospital import new, read

MONDAY = date(2027, 3, 1)
MORNING = offered(start=time(9), end=time(12))
AFTERNOON = offered(start=time(14), end=time(18))


@pytest.fixture
def newcomer(hospital):
    """Approved, without hours."""
    return an_approved_doctor(hospital)


def hours_of(hospital, doctor):
    query = ReadAvailability(actor=the_desk(), doctor_id=doctor.id)
    rules = hospital.handle(query).rules
    return [(rule.hours.start, rule.valid_from, rule.valid_to) for rule in rules]


def status_of(hospital, doctor):
    return read(hospital.storage, Doctors).get(doctor.id).status


def test_the_first_hours_make_a_doctor_active(hospital, newcomer):
    set_hours(hospital, newcomer, MORNING)

    assert status_of(hospital, newcomer) is DoctorStatus.ACTIVE


def test_hours_are_meant_by_the_hospitals_clocks_unless_said(hospital, newcomer):
    elsewhere = offered(zone="Asia/Kolkata")

    rules = set_hours(hospital, newcomer, MORNING, elsewhere).rules

    assert [rule.zone for rule in rules] == [DHAKA, "Asia/Kolkata"]


def test_hours_hold_from_today_on_unless_said(hospital, newcomer):
    set_hours(hospital, newcomer, MORNING)

    assert hours_of(hospital, newcomer) == [(time(9), MONDAY, None)]


def test_today_is_the_hospitals(hospital, newcomer, clock):
    clock.pass_by(DAY * 3 / 4)  # eight in the evening in UTC, past midnight in Dhaka

    set_hours(hospital, newcomer, MORNING)

    assert hours_of(hospital, newcomer) == [(time(9), MONDAY + DAY, None)]


def test_later_hours_end_the_earlier_ones_the_day_before(hospital, newcomer):
    set_hours(hospital, newcomer, MORNING)
    set_hours(hospital, newcomer, AFTERNOON, valid_from=MONDAY + 7 * DAY)

    assert hours_of(hospital, newcomer) == [
        (time(9), MONDAY, MONDAY + 6 * DAY),
        (time(14), MONDAY + 7 * DAY, None),
    ]


def test_hours_that_never_came_to_be_are_gone(hospital, newcomer):
    set_hours(hospital, newcomer, AFTERNOON, valid_from=MONDAY + 7 * DAY)
    set_hours(hospital, newcomer, MORNING)

    assert hours_of(hospital, newcomer) == [(time(9), MONDAY, None)]


def test_the_past_is_remembered(hospital, newcomer, clock):
    set_hours(hospital, newcomer, MORNING)
    clock.pass_by(DAY)
    set_hours(hospital, newcomer, AFTERNOON)

    known = read(hospital.storage, Availabilities).of_doctor(newcomer.id, MONDAY)

    assert [rule.valid_to for rule in known] == [MONDAY, None]
    assert len(hours_of(hospital, newcomer)) == 1


def test_hours_may_end_by_themselves(hospital, newcomer):
    set_hours(hospital, newcomer, offered(valid_to=MONDAY + 30 * DAY))

    assert hours_of(hospital, newcomer) == [(time(9), MONDAY, MONDAY + 30 * DAY)]


def test_they_do_not_end_before_they_begin(hospital, newcomer):
    with pytest.raises(UnfitHours):
        set_hours(hospital, newcomer, offered(valid_to=MONDAY - DAY))


def test_the_past_cannot_be_changed(hospital, newcomer):
    with pytest.raises(HoursInThePast):
        set_hours(hospital, newcomer, MORNING, valid_from=MONDAY - DAY)


def test_what_is_booked_stays_booked_when_the_hours_change(hospital, doctor, patient):
    appointment = a_booking(hospital, doctor, 2, patient)

    set_hours(hospital, doctor, AFTERNOON)

    assert as_it_stands(hospital, appointment) == appointment
    with pytest.raises(NotOffered):
        book(hospital, doctor, patient, starts_at=TEN + DAY)


def test_a_doctor_may_keep_no_hours_at_all(hospital, doctor, patient):
    set_hours(hospital, doctor)

    with pytest.raises(NotOffered):
        book(hospital, doctor, patient)


def test_hours_may_be_for_one_kind_of_visit(hospital, doctor, patient):
    follow_ups = offered(visit_types=(VisitType.FOLLOW_UP,))
    set_hours(hospital, doctor, MORNING, follow_ups)

    book(hospital, doctor, patient, starts_at=TEN)
    book(
        hospital,
        doctor,
        patient,
        starts_at=TEN + DAY / 6,
        visit_type=VisitType.FOLLOW_UP,
    )


def test_who_has_applied_keeps_no_hours_yet(hospital):
    with pytest.raises(WrongDoctorStatus):
        set_hours(hospital, hospital.handle(to_register()), MORNING)


def test_who_has_left_keeps_no_hours_any_more(hospital, doctor):
    hospital.handle(RecordDoctorLeft(actor=the_cmo(), doctor_id=doctor.id))

    with pytest.raises(WrongDoctorStatus):
        set_hours(hospital, doctor, MORNING)


def test_hours_do_not_end_a_suspension(hospital, doctor):
    hospital.handle(
        SuspendDoctor(actor=the_cmo(), doctor_id=doctor.id, reason="Inquiry")
    )

    set_hours(hospital, doctor, MORNING)

    assert status_of(hospital, doctor) is DoctorStatus.SUSPENDED


def test_nobody_sets_the_hours_of_nobody(hospital, doctor):
    with pytest.raises(DoctorNotFound):
        set_hours(hospital, doctor, MORNING, doctor_id=new(DoctorId))


def test_the_chief_medical_officer_alone_sets_hours(hospital, doctor, patient):
    for actor in (the_desk(), oneself(patient)):
        with pytest.raises(RoleLacksPermission):
            set_hours(hospital, doctor, MORNING, actor=actor)
