"""Lanes, overbookings and emergencies (S6, U3)."""

import pytest

from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.scheduling.booking import (
    UrgencyNotYours,
)
from mediklaud.domain.scheduling.placing import DoctorAway, SlotTaken
from mediklaud.domain.scheduling.visit_type import Urgency, VisitType
from tests.builders.at_work import (
    a_booking,
    away,
    the_doctor,
)
from tests.builders.booking import book, oneself, set_hours
from tests.builders.scheduling import offered


def test_two_lanes_take_two_patients(hospital, doctor):
    set_hours(hospital, doctor, offered(lanes=2))

    lanes = [a_booking(hospital, doctor, 2).lane for _ in range(2)]

    assert lanes == [0, 1]
    with pytest.raises(SlotTaken):
        a_booking(hospital, doctor, 2)


def test_staff_overbook_for_a_reason(hospital, doctor, patient):
    a_booking(hospital, doctor, 2)

    booked = book(
        hospital, doctor, patient, overbook_reason="Comes from far away"
    ).appointment

    assert booked.overbooked
    assert (booked.lane, booked.overbook_reason) == (1, "Comes from far away")


def test_who_finds_room_is_not_overbooked(hospital, doctor, patient):
    booked = book(hospital, doctor, patient, overbook_reason="To be sure").appointment

    assert not booked.overbooked
    assert booked.lane == 0


def test_patients_do_not_overbook(hospital, doctor, patient):
    with pytest.raises(RoleLacksPermission):
        book(
            hospital,
            doctor,
            patient,
            actor=oneself(patient),
            overbook_reason="I cannot wait",
        )


def test_a_doctor_overbooks_the_own_schedule(hospital, doctor, patient):
    a_booking(hospital, doctor, 2)

    booked = book(
        hospital,
        doctor,
        patient,
        actor=the_doctor(doctor),
        overbook_reason="A quick look",
    ).appointment

    assert booked.overbooked


def test_the_patients_own_time_is_never_overbooked(hospital, doctor, patient):
    a_booking(hospital, doctor, 2, patient)

    with pytest.raises(SlotTaken) as refused:
        book(hospital, doctor, patient, overbook_reason="Both at once")

    assert refused.value.whose == "patient"


def test_an_absent_doctor_is_not_overbooked(hospital, doctor, patient):
    away(hospital, doctor, 2, 3)

    with pytest.raises(DoctorAway):
        book(hospital, doctor, patient, overbook_reason="Please come")


@pytest.mark.parametrize(
    "what",
    [{"urgency": Urgency.EMERGENCY}, {"visit_type": VisitType.EMERGENCY}],
    ids=["by urgency", "by visit type"],
)
def test_an_emergency_is_seen_in_any_hours_and_any_lane(hospital, doctor, what):
    set_hours(hospital, doctor, offered(visit_types=(VisitType.FOLLOW_UP,)))
    a_booking(hospital, doctor, 2, visit_type=VisitType.FOLLOW_UP)

    booked = a_booking(hospital, doctor, 2, **what)

    assert booked.urgency is Urgency.EMERGENCY
    assert booked.overbook_reason == "emergency"


@pytest.mark.parametrize(
    "what",
    [
        {"urgency": Urgency.EMERGENCY},
        {"visit_type": VisitType.EMERGENCY},
        {"urgency": Urgency.URGENT_FOLLOW_UP},
    ],
    ids=["emergency", "visit for one", "follow-up"],
)
def test_patients_do_not_call_themselves_urgent(hospital, doctor, patient, what):
    with pytest.raises(UrgencyNotYours):
        book(hospital, doctor, patient, actor=oneself(patient), **what)


def test_a_doctor_alone_orders_an_urgent_follow_up(hospital, doctor, patient):
    urgent = {"urgency": Urgency.URGENT_FOLLOW_UP}

    with pytest.raises(UrgencyNotYours):
        book(hospital, doctor, patient, **urgent)

    booking = book(hospital, doctor, patient, actor=the_doctor(doctor), **urgent)
    assert booking.appointment.urgency is Urgency.URGENT_FOLLOW_UP
