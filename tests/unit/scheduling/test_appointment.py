"""The states of an appointment, and what each step does to the time it claims (S9)."""

from datetime import timedelta

import pytest

from mediklaud.domain.scheduling.appointment import (
    AppointmentStatus,
    NotInThisState,
    NotYetMissed,
)
from mediklaud.domain.scheduling.care import CARE_LASTS, gives_care
from mediklaud.domain.scheduling.claims import claims_of
from mediklaud.domain.scheduling.room import room_of
from mediklaud.domain.scheduling.standing import Standing
from mediklaud.domain.scheduling.ticks import Ticks
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.shared.ids import AccountId, DoctorId
from mediklaud.domain.shared.period import NaiveInstant
from mediklaud.domain.shared.texts import MalformedText
from tests.builders.scheduling import DHAKA, SIX_HOURS, an_appointment, minutes
from tests.clock import MONDAY_MORNING
from tests.hospital import new

MINUTE = timedelta(minutes=1)
S = AppointmentStatus
STEPS = {
    S.ARRIVED: lambda a: a.arrive(),
    S.IN_CONSULTATION: lambda a: a.begin(),
    S.COMPLETED: lambda a: a.complete(at=a.period.end),
    S.CANCELLED: lambda a: a.cancel(at=MONDAY_MORNING, because="Ill"),
    S.NO_SHOW: lambda a: a.miss(at=a.period.end),
}
LISTED = {
    (S.BOOKED, S.ARRIVED),
    (S.BOOKED, S.IN_CONSULTATION),
    (S.BOOKED, S.CANCELLED),
    (S.BOOKED, S.NO_SHOW),
    (S.ARRIVED, S.IN_CONSULTATION),
    (S.ARRIVED, S.CANCELLED),
    (S.ARRIVED, S.NO_SHOW),
    (S.IN_CONSULTATION, S.COMPLETED),
}


@pytest.mark.parametrize("wanted", STEPS)
@pytest.mark.parametrize("status", S)
def test_only_the_listed_steps_are_possible(status, wanted):
    appointment = an_appointment(status=status)

    if (status, wanted) in LISTED:
        after = STEPS[wanted](appointment)
        assert (after.status, after.version) == (wanted, 2)
    else:
        with pytest.raises(NotInThisState) as refused:
            STEPS[wanted](appointment)
        assert (refused.value.status, refused.value.wanted) == (status, wanted)
        assert {(status, step) for step in refused.value.possible} == {
            (before, after) for before, after in LISTED if before is status
        }


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (S.IN_CONSULTATION, "is in consultation: it can only be completed next."),
        (S.NO_SHOW, "is missed: it changes no more."),
    ],
)
def test_a_step_that_is_not_possible_is_refused_with_those_that_are(status, sentence):
    with pytest.raises(NotInThisState) as refused:
        an_appointment(status=status).arrive()

    assert str(refused.value) == f"The appointment {sentence}"


def test_it_cannot_be_missed_before_its_start():
    appointment = an_appointment()
    start = appointment.period.start

    with pytest.raises(NotYetMissed):
        appointment.miss(at=start - timedelta(microseconds=1))
    assert appointment.miss(at=start).status is S.NO_SHOW


def test_cancelled_it_remembers_when_why_and_whether_it_was_late():
    appointment = an_appointment().cancel(at=MONDAY_MORNING, because=" Ill ", late=True)

    assert appointment.ended_at == MONDAY_MORNING
    assert (appointment.ended_because, appointment.ended_late) == ("Ill", True)


def test_it_claims_the_doctors_time_with_buffers_and_the_patients_without():
    appointment = an_appointment(
        period=minutes(60, 90), occupies=minutes(50, 105), lane=3
    )

    doctors, patients = claims_of(appointment)

    assert doctors.resource == appointment.doctor_id.value
    assert (doctors.ticks, doctors.lane) == (Ticks.of(minutes(50, 105)), 3)
    assert patients.resource == appointment.patient_id.value
    assert (patients.ticks, patients.lane) == (Ticks.of(minutes(60, 90)), 0)


def test_it_claims_the_room_as_long_as_the_doctor_and_in_the_same_lane():
    appointment = an_appointment(occupies=minutes(50, 105), lane=3, place="Room 3")

    doctors, _, rooms = claims_of(appointment)

    assert rooms.resource == room_of("Room 3")
    assert (rooms.ticks, rooms.lane) == (doctors.ticks, doctors.lane)


def test_cancelled_it_claims_nothing():
    appointment = an_appointment(place="Room 3")

    assert claims_of(appointment.cancel(at=MONDAY_MORNING, because=None)) == ()


def test_missed_it_keeps_the_room_for_the_ticks_that_have_begun():
    appointment = an_appointment(period=minutes(60, 90), place="Room 3")

    missed = appointment.miss(at=appointment.period.start + 12 * MINUTE)

    assert claims_of(missed)[-1].resource == room_of("Room 3")
    assert claims_of(missed)[-1].ticks == Ticks.of(minutes(60, 75))


ENDED_AFTER = pytest.mark.parametrize(
    ("minute", "kept"),
    [(0, None), (1, minutes(60, 65)), (5, minutes(60, 65)), (29, minutes(60, 90))],
)


@ENDED_AFTER
def test_completed_it_keeps_the_ticks_that_have_begun(minute, kept):
    appointment = an_appointment(period=minutes(60, 90)).begin()

    seen = appointment.complete(at=appointment.period.start + minute * MINUTE)

    assert seen.occupies == kept
    assert seen.patient_occupied == kept


@ENDED_AFTER
def test_missed_it_keeps_the_ticks_that_have_begun(minute, kept):
    appointment = an_appointment(period=minutes(60, 90))

    missed = appointment.miss(at=appointment.period.start + minute * MINUTE)

    assert missed.occupies == kept
    assert missed.patient_occupied == kept


def test_missed_long_ago_it_keeps_all_its_time():
    appointment = an_appointment(occupies=minutes(55, 95))

    missed = appointment.miss(at=appointment.period.end + timedelta(days=3))

    assert missed.occupies == minutes(55, 95)


def test_missed_at_once_it_keeps_the_time_before_it_for_the_doctor_alone():
    appointment = an_appointment(period=minutes(60, 90), occupies=minutes(50, 90))

    missed = appointment.miss(at=appointment.period.start)

    assert missed.occupies == minutes(50, 60)
    assert missed.patient_occupied is None


def elsewhere(**what):
    usual = {
        "doctor_id": new(DoctorId),
        "visit_type": VisitType.FOLLOW_UP,
        "period": minutes(120, 135),
        "occupies": minutes(120, 135),
        "zone": DHAKA,
        "offset": SIX_HOURS,
        "place": "Room 4",
        "lane": 0,
        "overbook_reason": None,
    }
    return Standing(**{**usual, **what})


def test_a_move_keeps_its_name_and_remembers_where_it_stood():
    appointment = an_appointment(period=minutes(60, 90), reason="A cough")

    moved = appointment.move(elsewhere()).move(elsewhere(period=minutes(0, 30)))

    assert moved.id == appointment.id
    assert moved.rescheduled_from == (minutes(60, 90), minutes(120, 135))
    assert (moved.reason, moved.version) == ("A cough", 3)


def test_moved_after_arrival_it_waits_for_the_patient_again():
    assert an_appointment().arrive().move(elsewhere()).status is S.BOOKED


@pytest.mark.parametrize("status", sorted(set(S) - {S.BOOKED, S.ARRIVED}))
def test_what_has_begun_or_ended_is_not_moved(status):
    with pytest.raises(NotInThisState):
        an_appointment(status=status).move(elsewhere())


def test_a_reason_is_a_readable_text():
    with pytest.raises(MalformedText):
        an_appointment(reason="\0")


def test_a_booking_has_its_time_with_a_zone():
    with pytest.raises(NaiveInstant):
        an_appointment(booked_at=MONDAY_MORNING.replace(tzinfo=None))


def test_what_was_said_about_the_visit_is_not_in_its_repr():
    appointment = an_appointment(reason="marker one", overbook_reason="marker two")
    cancelled = appointment.cancel(at=MONDAY_MORNING, because="marker three")

    assert "marker" not in repr(appointment) + repr(cancelled)


def test_an_appointment_gives_care_from_its_booking_until_a_month_after_it():
    appointment = an_appointment()
    end = appointment.period.end

    assert gives_care(appointment, MONDAY_MORNING, doctors_own=False)
    assert gives_care(appointment, end + CARE_LASTS - MINUTE, doctors_own=False)
    assert not gives_care(appointment, end + CARE_LASTS, doctors_own=False)


def test_care_is_counted_from_when_the_patient_was_seen():
    early = an_appointment().begin().complete(at=MONDAY_MORNING)

    assert gives_care(early, MONDAY_MORNING + CARE_LASTS - MINUTE, doctors_own=False)
    assert not gives_care(early, MONDAY_MORNING + CARE_LASTS, doctors_own=False)


@pytest.mark.parametrize("ended", [S.CANCELLED, S.NO_SHOW])
def test_a_cancelled_or_missed_appointment_gives_no_care(ended):
    appointment = STEPS[ended](an_appointment())

    assert not gives_care(appointment, MONDAY_MORNING, doctors_own=False)


def test_one_in_which_only_the_doctor_had_a_hand_gives_no_care():
    booked = an_appointment()
    received = booked.arrive(by=new(AccountId))

    assert not gives_care(booked, MONDAY_MORNING, doctors_own=True)
    assert not gives_care(received, MONDAY_MORNING, doctors_own=True)
    assert gives_care(received, MONDAY_MORNING, doctors_own=False)


def test_who_moved_the_visit_has_not_received_the_patient():
    received = an_appointment().arrive(by=new(AccountId))

    assert received.received_by is not None
    assert received.move(elsewhere()).received_by is None
