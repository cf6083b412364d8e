"""A place that hours name is a room, whoever uses it (S5)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.application.scheduling.find_slots import FindSlots
from mediklaud.application.scheduling.reschedule_appointment import (
    RescheduleAppointment,
)
from mediklaud.domain.scheduling.placing import SlotTaken
from mediklaud.domain.scheduling.room import room_of
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.shared.period import Period
from tests.builders.at_work import a_booking, a_doctor_at_work, as_it_stands
from tests.builders.booking import MINUTE, TEN, book, set_hours
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.builders.scheduling import offered


@pytest.fixture
def doctor(hospital):
    return in_room(hospital, "Room 3")


@pytest.fixture
def colleague(hospital):
    """Another one who sees patients in the same room."""
    return in_room(hospital, "ROOM  3")


def in_room(hospital, place, **what):
    doctor = a_doctor_at_work(hospital)
    set_hours(hospital, doctor, offered(place=place, **what))
    return doctor


def starts_with(hospital, doctor, **what):
    query = FindSlots(
        actor=the_desk(),
        doctor_id=doctor.id,
        period=Period(TEN - 30 * MINUTE, TEN + 60 * MINUTE),
        **what,
    )
    return [slot.period.start - TEN for slot in hospital.handle(query)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Room 3", "room 3"), ("Cafe", "Caf\u00e9"), ("Room \u09e9", "Room 3")],
)
def test_a_room_is_the_same_however_its_name_is_written(one, other):
    assert room_of(one) == room_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Room 3", "Room 4"), ("Room 3-1", "Room 1-3"), ("Level -1", "Level 1")],
)
def test_rooms_with_other_names_are_others(one, other):
    assert room_of(one) != room_of(other)


def test_no_place_is_no_room():
    assert room_of(None) is None


names = st.text("aB 3-\t", max_size=6)


@given(names, names)
def test_names_are_one_room_where_only_case_and_spaces_differ(one, other):
    same = one.lower().split() == other.lower().split()

    assert (room_of(one) == room_of(other)) == same


def test_a_taken_room_is_refused_with_the_nearest_slots_when_it_is_free(
    hospital, doctor, colleague, patient
):
    a_booking(hospital, colleague, 2)

    with pytest.raises(SlotTaken) as refused:
        book(hospital, doctor, patient, starts_at=TEN + 10 * MINUTE)

    assert refused.value.whose == "room"
    assert str(refused.value) == "The room is taken then: please choose another time."
    assert [period.start - TEN for period in refused.value.nearest] == [
        30 * MINUTE,
        -30 * MINUTE,
        60 * MINUTE,
    ]


def test_who_is_busy_in_a_room_is_refused_as_the_doctor(
    hospital, doctor, colleague, patient
):
    a_booking(hospital, doctor, 2)

    with pytest.raises(SlotTaken) as refused:
        book(hospital, doctor, patient)

    assert refused.value.whose == "doctor"


@pytest.mark.parametrize("place", [None, "Room 4"])
def test_another_room_or_none_is_free(hospital, doctor, patient, place):
    a_booking(hospital, in_room(hospital, place), 2)

    assert book(hospital, doctor, patient).appointment.lane == 0


def test_a_slot_is_not_shown_while_the_room_is_taken(hospital, doctor, colleague):
    a_booking(hospital, colleague, 2, visit_type=VisitType.FOLLOW_UP)

    assert starts_with(hospital, doctor) == [-30 * MINUTE, 30 * MINUTE]


def test_the_buffer_after_a_visit_is_the_rooms_too(hospital, doctor, colleague):
    a_booking(hospital, colleague, 1, visit_type=VisitType.PROCEDURE)

    assert starts_with(hospital, doctor) == [30 * MINUTE]


def test_a_doctor_with_two_lanes_takes_the_one_that_is_free_in_the_room(
    hospital, colleague
):
    doctor = in_room(hospital, "Room 3", lanes=2)
    a_booking(hospital, colleague, 2)

    assert a_booking(hospital, doctor, 2).lane == 1
    with pytest.raises(SlotTaken):
        a_booking(hospital, doctor, 2)


def test_overbooked_visits_take_a_lane_that_is_free_in_the_room_too(
    hospital, doctor, colleague, patient
):
    a_booking(hospital, colleague, 2)
    a_booking(hospital, colleague, 2, overbook_reason="Comes from far away")

    booked = book(hospital, doctor, patient, overbook_reason="Cannot wait").appointment

    assert (booked.lane, booked.overbooked) == (2, True)


def test_where_hours_name_two_rooms_the_free_one_is_taken(hospital, colleague):
    doctor = a_doctor_at_work(hospital)
    set_hours(hospital, doctor, offered(place="Room 3"), offered(place="Room 4"))
    a_booking(hospital, colleague, 2)

    assert starts_with(hospital, doctor) == [-30 * MINUTE, 0 * MINUTE, 30 * MINUTE]
    assert a_booking(hospital, doctor, 2).place == "Room 4"


def test_a_visit_is_handed_to_a_colleague_in_the_same_room(hospital, doctor, colleague):
    appointment = a_booking(hospital, doctor, 2)

    hospital.handle(
        RescheduleAppointment(
            actor=the_desk(),
            appointment_id=appointment.id,
            starts_at=TEN,
            to_doctor_id=colleague.id,
        )
    )

    assert as_it_stands(hospital, appointment).doctor_id == colleague.id
    with pytest.raises(SlotTaken):
        book(hospital, doctor, an_enrolled_patient(hospital))


def test_a_visit_that_is_moved_leaves_the_room_to_others(
    hospital, doctor, colleague, patient
):
    appointment = a_booking(hospital, doctor, 2)

    hospital.handle(
        RescheduleAppointment(
            actor=the_desk(),
            appointment_id=appointment.id,
            starts_at=TEN + 60 * MINUTE,
        )
    )

    book(hospital, colleague, patient)
