"""Nobody is woken for what can wait until the morning (N5)."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.application.access.invite_patient import InvitePatient
from mediklaud.application.messaging.courier import Courier
from mediklaud.application.messaging.list_outbox import ListOutbox
from mediklaud.bootstrap import swap
from mediklaud.domain.access.actor import Role
from mediklaud.domain.messaging.notice import NoticeStatus
from mediklaud.domain.messaging.policy import MessagingPolicy
from mediklaud.domain.messaging.quiet_hours import QuietHours
from mediklaud.domain.messaging.topic import Topic
from tests.builders.at_work import a_booking, a_doctor_at_work
from tests.builders.messaging import Postbag
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.clock import StandingClock
from tests.hospital import a_hospital, an_actor

DHAKA = ZoneInfo("Asia/Dhaka")
QUIET = QuietHours()
HOUR = timedelta(hours=1)


def at(hour, minute=0, day=1):
    """In March 2027, on a clock in Dhaka."""
    return datetime(2027, 3, day, hour, minute, tzinfo=DHAKA)


@pytest.mark.parametrize(
    ("instant", "awake"),
    [
        (at(8), at(8)),
        (at(20, 59), at(20, 59)),
        (at(21), at(8, day=2)),
        (at(3, day=2), at(8, day=2)),
        (at(7, 59, day=2), at(8, day=2)),
    ],
)
def test_the_night_ends_in_the_morning(instant, awake):
    assert QUIET.awake(instant, DHAKA) == awake


def test_quiet_hours_may_lie_in_the_day():
    siesta = QuietHours(start=time(13), end=time(15))

    assert siesta.awake(at(14), DHAKA) == at(15)
    assert siesta.awake(at(22), DHAKA) == at(22)


def test_what_comes_too_late_in_the_morning_comes_the_evening_before():
    assert QUIET.awake_before(at(5, day=2), at(7, 30, day=2), DHAKA) == at(20)
    assert QUIET.awake_before(at(5, day=2), at(8, 30, day=2), DHAKA) == at(8, day=2)


ZONES = st.sampled_from([DHAKA, ZoneInfo("Europe/Berlin"), ZoneInfo("America/Lima")])
INSTANTS = st.datetimes(
    datetime(2027, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone
    datetime(2027, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@given(INSTANTS, ZONES)
def test_nobody_is_ever_woken(instant, zone):
    awake = QUIET.awake(instant, zone)

    assert time(8) <= awake.astimezone(zone).time() < time(21)
    assert instant <= awake <= instant + 13 * HOUR


@given(INSTANTS, ZONES, st.integers(1, 48))
def test_a_reminder_is_never_moved_beyond_its_visit(instant, zone, hours):
    visit = instant + hours * HOUR

    due = QUIET.awake_before(instant, visit, zone)

    assert due < visit
    assert time(8) <= due.astimezone(zone).time() < time(21)


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(clock):
    return a_hospital(clock=clock)


@pytest.fixture
def courier(hospital):
    return Courier(app=hospital, mailer=Postbag(), sms=Postbag())


def the_reminder(hospital):
    admin = an_actor(Role.ADMINISTRATOR)
    every = hospital.handle(ListOutbox(actor=admin, limit=100))
    return next(one for one in every if one.cause.topic is Topic.APPOINTMENT_NEAR)


@pytest.mark.parametrize(
    ("hours", "due"), [(74, at(8, day=4)), (72, at(20, day=3)), (78, at(10, day=4))]
)
def test_a_reminder_due_at_night_comes_in_the_morning_or_the_evening_before(
    clock, hours, due
):
    """Four hours before visits at ten, at eight and at two in the afternoon."""
    policy = MessagingPolicy(remind_before=4 * HOUR)
    hospital = a_hospital(None, clock, swap(MessagingPolicy, policy))

    a_booking(hospital, a_doctor_at_work(hospital), hours)

    assert the_reminder(hospital).due_at == due


def test_a_worker_that_was_away_all_day_wakes_nobody(hospital, courier, clock):
    a_booking(hospital, a_doctor_at_work(hospital), 48)
    courier.deliver_due()
    courier.mailer.letters.clear()

    clock.instant = at(22, day=2)
    courier.deliver_due()
    by_night, postponed = list(courier.mailer.letters), the_reminder(hospital)

    assert by_night == []
    assert postponed.status is NoticeStatus.PENDING
    assert postponed.due_at == at(8, day=3)
    assert postponed.attempts == 0


def test_an_answer_to_what_was_just_done_goes_out_at_night(hospital, courier, clock):
    doctor = a_doctor_at_work(hospital)
    patient = an_enrolled_patient(hospital)
    clock.instant = at(23)

    a_booking(hospital, doctor, 48, patient)
    hospital.handle(InvitePatient(actor=the_desk(), patient_id=patient.id))
    courier.deliver_due()

    assert len(courier.mailer.letters) == 2


def test_the_hours_are_the_hospitals_to_choose():
    policy = MessagingPolicy(quiet=QuietHours(start=time(0), end=time(0)))

    assert policy.quiet.awake(at(3), DHAKA) == at(3)
