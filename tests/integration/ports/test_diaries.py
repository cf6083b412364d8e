"""Doctors' time, for those who look for a free stretch of it."""

import pytest

from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.scheduling.packed import packed
from mediklaud.domain.scheduling.room import room_of
from mediklaud.domain.scheduling.ticks import Ticks
from mediklaud.ports.booking_desk import Diaries
from tests.builders.diaries import (
    AROUND_NINE,
    NINE,
    THE_DAY,
    absent,
    booked,
    claims,
    keeps,
    span,
)
from tests.builders.scheduling import (
    a_known_doctor,
    a_known_patient,
    a_rule,
    hours,
    minutes,
)
from tests.hospital import read


@pytest.fixture
def doctor(storage):
    return a_known_doctor(storage)


@pytest.fixture
def patient(storage):
    return a_known_patient(storage)


def test_the_diaries_of_all_active_doctors_come_in_the_order_of_their_ids(storage):
    doctors = [a_known_doctor(storage) for _ in range(3)]
    a_known_doctor(storage, status=DoctorStatus.SUSPENDED)

    found = read(storage, Diaries).of_specialty(None, THE_DAY)

    assert [diary.doctor_id for diary in found] == sorted(d.id for d in doctors)


def test_a_specialty_is_found_however_it_is_written(storage):
    skin = a_known_doctor(storage, specialties=("Allergy", "Dermatology"))
    a_known_doctor(storage, specialties=("Cardiology",))

    found = read(storage, Diaries).of_specialty(" DERMATOLOGY ", THE_DAY)

    assert [diary.doctor_id for diary in found] == [skin.id]


def test_a_diary_holds_the_time_asked_for_and_no_more(storage, doctor, patient):
    (rule,) = keeps(storage, doctor, a_rule(hours()))
    booked(storage, doctor, patient, NINE)
    booked(storage, doctor, patient, minutes(60 + 24 * 60, 90 + 24 * 60))
    absent(storage, doctor, minutes(600, 700))
    absent(storage, doctor, minutes(3000, 3100))

    (diary,) = read(storage, Diaries).of_specialty(None, THE_DAY)

    assert diary.rules == (rule,)
    assert claims(diary) == [span(NINE)]
    assert list(diary.absences) == [Ticks.of(minutes(600, 700))]


def test_a_patients_busy_ticks_are_put_together(storage, doctor, patient):
    other = a_known_doctor(storage)
    booked(storage, doctor, patient, NINE, occupies=AROUND_NINE)
    booked(storage, other, patient, minutes(90, 120))
    booked(storage, other, patient, minutes(200, 230))
    within = Ticks.of(minutes(75, 215))

    assert read(storage, Diaries).busy(patient.id, within) == (
        Ticks.of(minutes(75, 120)),
        Ticks.of(minutes(200, 215)),
    )


def test_a_diary_holds_what_others_claim_in_its_rooms(storage, doctor, patient):
    keeps(storage, doctor, a_rule(hours(place="Room 3")), a_rule(hours(place="Room 3")))
    other = a_known_doctor(storage)
    theirs = booked(storage, other, patient, NINE, place="room 3", lane=1)
    booked(storage, other, patient, minutes(100, 130), place="Room 4")
    booked(storage, other, patient, minutes(140, 170))
    booked(storage, doctor, patient, minutes(200, 230), place="Room 3")
    booked(storage, other, patient, minutes(1500, 1530), place="Room 3")
    diaries = read(storage, Diaries)

    (diary,) = diaries.of_doctor(doctor.id, THE_DAY)
    (without,) = diaries.of_doctor(doctor.id, THE_DAY, theirs.id)
    everybodys = {d.doctor_id: d.rooms for d in diaries.of_specialty(None, THE_DAY)}

    found = {room_of("Room 3"): [packed(Ticks.of(NINE), 1)]}
    assert diary.rooms == found
    assert without.rooms == {}
    assert everybodys == {doctor.id: found, other.id: {}}
