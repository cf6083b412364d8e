"""A clash is refused with the three nearest free slots (S5, S6)."""

import pytest

from mediklaud.domain.scheduling.placing import SlotTaken
from mediklaud.domain.scheduling.visit_type import VisitType
from tests.builders.at_work import (
    a_booking,
    a_doctor_at_work,
)
from tests.builders.booking import MINUTE, TEN, book
from tests.builders.registry import (
    an_enrolled_patient,
)
from tests.clock import MONDAY_MORNING


def test_a_taken_time_is_refused_with_the_three_nearest_free_slots(
    hospital, doctor, patient
):
    a_booking(hospital, doctor, 2)

    with pytest.raises(SlotTaken) as refused:
        book(hospital, doctor, patient, starts_at=TEN + 10 * MINUTE)

    found = refused.value
    assert (found.doctor_id, found.whose) == (doctor.id, "doctor")
    assert [period.start - TEN for period in found.nearest] == [
        30 * MINUTE,
        -30 * MINUTE,
        60 * MINUTE,
    ]


def test_the_nearest_free_slots_lie_ahead(hospital, doctor, patient):
    a_booking(hospital, doctor, 0)

    with pytest.raises(SlotTaken) as refused:
        book(hospital, doctor, patient, starts_at=MONDAY_MORNING)

    assert [period.start - MONDAY_MORNING for period in refused.value.nearest] == [
        30 * MINUTE,
        60 * MINUTE,
        90 * MINUTE,
    ]


def test_a_patient_is_in_one_place_at_a_time(hospital, doctor, patient):
    another = a_doctor_at_work(hospital)
    a_booking(hospital, another, 2, patient, visit_type=VisitType.PROCEDURE)

    with pytest.raises(SlotTaken) as refused:
        book(hospital, doctor, patient)

    assert refused.value.whose == "patient"
    assert str(refused.value).startswith("The patient has another visit then")
    assert [period.start - TEN for period in refused.value.nearest] == [
        -30 * MINUTE,
        -60 * MINUTE,
        60 * MINUTE,
    ]


def test_the_buffer_after_a_visit_is_the_doctors_not_the_patients(
    hospital, doctor, patient
):
    another = a_doctor_at_work(hospital)
    a_booking(hospital, doctor, 1, patient, visit_type=VisitType.PROCEDURE)

    with pytest.raises(SlotTaken):
        book(hospital, doctor, an_enrolled_patient(hospital))
    book(hospital, another, patient)


def test_a_visit_next_to_a_buffer_is_possible(hospital, doctor, patient):
    a_booking(hospital, doctor, 1, visit_type=VisitType.PROCEDURE)

    book(hospital, doctor, patient, starts_at=TEN + 15 * MINUTE)
