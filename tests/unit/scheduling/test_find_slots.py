"""Free slots, as far as the one who asks could book them (S2)."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from mediklaud.application.registry.suspend_doctor import SuspendDoctor
from mediklaud.application.scheduling.book_appointment import BookAppointment
from mediklaud.application.scheduling.find_slots import (
    FindSlots,
    SlotMark,
    TooLongToSearch,
)
from mediklaud.domain.access.actor import ANONYMOUS
from mediklaud.domain.errors import NotSignedIn
from mediklaud.domain.scheduling.visit_type import Channel, VisitType
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.period import Period
from tests.builders.at_work import a_booking, a_doctor_at_work, away
from tests.builders.booking import DAY, MINUTE, oneself, set_hours
from tests.builders.registry import a_licence, an_enrolled_patient, the_cmo, the_desk
from tests.builders.scheduling import offered
from tests.clock import MONDAY_MORNING
from tests.hospital import new

TODAY = Period(MONDAY_MORNING, MONDAY_MORNING + DAY / 2)
NINE_TO_ELEVEN = offered(start=time(9), end=time(11))


@pytest.fixture
def doctor(hospital):
    """From nine to eleven."""
    doctor = a_doctor_at_work(hospital)
    set_hours(hospital, doctor, NINE_TO_ELEVEN)
    return doctor


def find(hospital, **what):
    usual = {"actor": the_desk(), "period": TODAY}
    return hospital.handle(FindSlots(**{**usual, **what}))


def shown(slots):
    """The minutes after Monday morning at which they start."""
    return [(slot.period.start - MONDAY_MORNING) // MINUTE for slot in slots]


def test_what_is_offered_and_not_taken_is_free(hospital, doctor):
    a_booking(hospital, doctor, 2)
    away(hospital, doctor, 1, 1.25)

    assert shown(find(hospital)) == [90, 150]


def test_every_free_slot_can_be_booked(hospital, doctor):
    for slot in find(hospital):
        hospital.handle(
            BookAppointment(
                actor=the_desk(),
                patient_id=an_enrolled_patient(hospital).id,
                doctor_id=slot.doctor_id,
                starts_at=slot.period.start,
                visit_type=slot.visit_type,
                channel=Channel.PHONE,
            )
        )

    assert find(hospital) == ()


def test_patients_see_what_is_an_hour_away(hospital, doctor, patient, clock):
    clock.pass_by(65 * MINUTE)

    assert shown(find(hospital)) == [90, 120, 150]
    assert shown(find(hospital, actor=oneself(patient))) == [150]


def test_nothing_lies_in_the_past_or_beyond_the_horizon(hospital, doctor, clock):
    long_ago = Period(MONDAY_MORNING - 30 * DAY, MONDAY_MORNING)
    too_far = Period(MONDAY_MORNING + 181 * DAY, MONDAY_MORNING + 190 * DAY)
    last = Period(MONDAY_MORNING + 179 * DAY, MONDAY_MORNING + 190 * DAY)

    assert find(hospital, period=long_ago) == find(hospital, period=too_far) == ()
    assert len(find(hospital, period=last)) == 4


def test_each_kind_of_visit_has_its_own_length(hospital, doctor):
    follow_ups = find(hospital, visit_type=VisitType.FOLLOW_UP)

    assert len(follow_ups) == 8
    assert {slot.period.length for slot in follow_ups} == {15 * MINUTE}
    assert shown(find(hospital, visit_type=VisitType.PROCEDURE)) == [60]


def test_a_visit_that_would_run_into_the_next_one_is_not_free(hospital, doctor):
    a_booking(hospital, doctor, 2)
    early = Period(MONDAY_MORNING, MONDAY_MORNING + 90 * MINUTE)

    assert find(hospital, period=early, visit_type=VisitType.PROCEDURE) == ()


def test_a_month_is_shown_to_its_end_and_in_order(hospital, doctor):
    month = Period(MONDAY_MORNING, MONDAY_MORNING + 30 * DAY)

    starts = [slot.period.start for slot in find(hospital, period=month)]

    assert len(set(starts)) == 4 * 30
    assert starts == sorted(starts)


def test_one_doctors_slots_are_found_by_the_doctor(hospital, doctor):
    another = a_doctor_at_work(hospital)

    assert {s.doctor_id for s in find(hospital)} == {doctor.id, another.id}
    assert {s.doctor_id for s in find(hospital, doctor_id=doctor.id)} == {doctor.id}


def test_several_doctors_slots_are_found_by_their_specialty(hospital, doctor):
    skin = a_doctor_at_work(hospital, specialties=("Dermatology", "Allergy"))

    found = find(hospital, specialty=" dermatology")

    assert {slot.doctor_id for slot in found} == {skin.id}
    assert find(hospital, specialty="Alchemy") == ()


def test_who_is_not_known_or_not_active_offers_nothing(hospital, doctor):
    hospital.handle(
        SuspendDoctor(actor=the_cmo(), doctor_id=doctor.id, reason="Inquiry")
    )

    assert find(hospital) == find(hospital, doctor_id=doctor.id) == ()
    assert find(hospital, doctor_id=new(DoctorId)) == ()


def test_nothing_is_offered_after_a_licence_ends(hospital):
    a_doctor_at_work(hospital, licence=a_licence(valid_until=date(2027, 3, 2)))

    found = find(hospital, period=Period(MONDAY_MORNING, MONDAY_MORNING + 5 * DAY))

    assert max(slot.period.start for slot in found) < MONDAY_MORNING + 2 * DAY


def test_pages_follow_each_other_without_a_gap(hospital, doctor):
    for _ in range(2):
        set_hours(hospital, a_doctor_at_work(hospital), NINE_TO_ELEVEN)
    every = find(hospital)
    pages, mark = [], None

    while page := find(hospital, limit=5, after=mark):
        pages.extend(page)
        mark = SlotMark(starts_at=page[-1].period.start, doctor_id=page[-1].doctor_id)

    assert tuple(pages) == every
    assert len(every) == 12


def test_a_quarter_is_searched_and_no_more(hospital, doctor):
    quarter = Period(MONDAY_MORNING, MONDAY_MORNING + 92 * DAY)

    assert len(find(hospital, period=quarter)) == 200
    with pytest.raises(TooLongToSearch):
        find(hospital, period=quarter.widened(MINUTE, MINUTE))


def test_a_search_at_the_end_of_time_finds_nothing(hospital, doctor):
    end = datetime.max.replace(tzinfo=UTC)

    assert find(hospital, period=Period(end - timedelta(days=1), end)) == ()


def test_who_is_not_signed_in_sees_nothing(hospital, doctor):
    with pytest.raises(NotSignedIn):
        find(hospital, actor=ANONYMOUS)
