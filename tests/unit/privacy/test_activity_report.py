"""What strikes the privacy officer in the audit (X4)."""

from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.application.access.sign_in import SignIn
from mediklaud.application.privacy.activity_report import ActivityReport
from mediklaud.application.registry.find_patients import FindPatients
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.bootstrap import swap
from mediklaud.domain.access.actor import ANONYMOUS, STAFF, Role
from mediklaud.domain.errors import NotPermitted, Refusal
from mediklaud.domain.privacy.policy import PrivacyPolicy
from mediklaud.domain.privacy.reporting import (
    ReportKind,
    TooMuchTime,
    closed_hours,
    share_surname,
)
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.period import Period
from tests.builders.access import a_member, entries
from tests.builders.at_work import a_doctor_at_work
from tests.builders.privacy import broken, the_officer
from tests.builders.registry import an_enrolled_patient
from tests.clock import MONDAY_MORNING, StandingClock
from tests.hospital import a_hospital, an_actor, new

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
DHAKA = ZoneInfo("Asia/Dhaka")
USUAL = 2


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(clock):
    """One in which three patients in an hour are many."""
    policy = PrivacyPolicy(usual_in_an_hour=USUAL)
    return a_hospital(None, clock, swap(PrivacyPolicy, policy))


@pytest.fixture
def clerk(hospital):
    return a_member(hospital, Role.FRONT_DESK, name="Karim Uddin").as_actor()


def report(hospital, kind, actor=None, **time):
    usual = {"since": MONDAY_MORNING - DAY, "until": MONDAY_MORNING + 3 * DAY}
    query = ActivityReport(actor=actor or the_officer(), kind=kind, **{**usual, **time})
    return hospital.handle(query).lines


def look(hospital, actor, *patients):
    for patient in patients:
        hospital.handle(ReadPatient(actor=actor, patient_id=patient.id))


def ids(hospital, **which):
    return tuple(sorted(entry.id for entry in entries(hospital, **which)))


def test_who_took_emergency_access_is_told_with_the_entries(hospital):
    found = a_doctor_at_work(hospital)
    account = a_member(hospital, Role.DOCTOR, doctor_id=found.id, name="Salma Begum")
    for _ in range(2):
        broken(hospital, account.as_actor(), an_enrolled_patient(hospital))

    [line] = report(hospital, ReportKind.BREAK_GLASS)

    assert (line.account_id, line.account_name) == (account.id, "Salma Begum")
    assert (line.times, line.patients) == (2, 2)
    assert line.entries == ids(hospital, action="break_glass")


def test_failed_sign_ins_are_told(hospital):
    account = a_member(hospital, Role.FRONT_DESK)
    wrong = SignIn(actor=ANONYMOUS, login=account.login, password="not this one")
    for _ in range(2):
        with pytest.raises(Refusal):
            hospital.handle(wrong)

    lines = report(hospital, ReportKind.FAILED_SIGN_INS)

    assert sum(line.times for line in lines) == 2
    assert {entry for line in lines for entry in line.entries} == set(
        ids(hospital, action="sign_in")
    )


def test_what_is_read_after_hours_is_told(hospital, clerk, clock):
    patient = an_enrolled_patient(hospital)
    look(hospital, clerk, patient)  # at eight in the morning, in Dhaka
    clock.pass_by(13 * HOUR)
    look(hospital, clerk, patient)  # at nine in the evening
    an_owner = an_actor(Role.PATIENT, patient_id=patient.id)
    look(hospital, an_owner, patient)

    [line] = report(hospital, ReportKind.AFTER_HOURS)

    assert (line.account_id, line.times) == (clerk.account_id, 1)
    assert line.first == MONDAY_MORNING + 13 * HOUR


def test_whoever_read_of_somebody_with_their_own_surname_is_told(hospital, clerk):
    namesake = an_enrolled_patient(hospital, name="Rahim UDDIN")
    look(hospital, clerk, namesake)
    look(hospital, clerk, an_enrolled_patient(hospital, name="Uddin Rahman"))

    [line] = report(hospital, ReportKind.SAME_SURNAME)

    assert (line.account_name, line.times, line.patients) == ("Karim Uddin", 1, 1)


def test_many_patients_in_an_hour_are_told_lists_included(hospital, clerk, clock):
    three = [
        an_enrolled_patient(hospital, name=name)
        for name in ("Rahim Uddin", "Selina Hossain", "Fatema Begum")
    ]
    look(hospital, clerk, *three[:USUAL], *three[:USUAL])
    assert report(hospital, ReportKind.BULK_VIEWS) == ()

    hospital.handle(FindPatients(actor=clerk, q=three[-1].number))
    clock.pass_by(HOUR)
    look(hospital, clerk, *three[:USUAL])  # few enough, an hour later

    [line] = report(hospital, ReportKind.BULK_VIEWS)
    assert (line.account_id, line.patients) == (clerk.account_id, USUAL + 1)
    assert line.times == 2 * USUAL + 1
    assert line.last == MONDAY_MORNING


@pytest.mark.parametrize("kind", list(ReportKind))
def test_outside_the_time_nothing_is_told(hospital, kind):
    time = {"since": MONDAY_MORNING - 3 * DAY, "until": MONDAY_MORNING - DAY}
    test_who_took_emergency_access_is_told_with_the_entries(hospital)

    assert report(hospital, kind, **time) == ()


@pytest.mark.parametrize("kind", list(ReportKind))
def test_a_report_is_of_92_days_at_most(hospital, kind):
    with pytest.raises(TooMuchTime):
        report(hospital, kind, until=MONDAY_MORNING + 92 * DAY)


@pytest.mark.parametrize("role", sorted(STAFF - {Role.PRIVACY_OFFICER}))
def test_only_the_privacy_officer_looks(hospital, role):
    somebody = an_actor(role, doctor_id=new(DoctorId))

    with pytest.raises(NotPermitted):
        report(hospital, ReportKind.BREAK_GLASS, actor=somebody)


hours = st.integers(0, 24 * 365)
days = st.builds(lambda n: MONDAY_MORNING + n * HOUR + timedelta(minutes=n % 60), hours)


@given(days, st.integers(1, 14), days)
def test_an_instant_is_in_closed_hours_if_the_clock_says_so(since, length, instant):
    time_ = Period(since, since + length * DAY)
    closed = closed_hours(time_, time(7), time(20), DHAKA)

    inside = time_.start <= instant < time_.end
    hour = instant.astimezone(DHAKA).time()
    expected = inside and not time(7) <= hour < time(20)
    assert any(p.start <= instant < p.end for p in closed) == expected


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("Karim Uddin", "Rahim UDDIN", True),
        ("José Núñez", "Ana Nunez", True),
        ("Karim Uddin", "Uddin Karim", False),
        ("Karim Uddin", "", False),
        ("", "", False),
    ],
)
def test_a_surname_is_the_last_word(one, other, shared):
    assert share_surname(one, other) is shared
