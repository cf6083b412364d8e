"""The privacy officer's worklist of emergency accesses (X3)."""

from datetime import timedelta

import pytest

from mediklaud.application.privacy.close_break_glass_review import (
    CloseBreakGlassReview,
)
from mediklaud.application.privacy.list_break_glass_reviews import (
    ListBreakGlassReviews,
)
from mediklaud.domain.access.actor import STAFF, Role
from mediklaud.domain.errors import NotPermitted
from mediklaud.domain.privacy.break_glass import (
    AlreadyReviewed,
    BreakGlassNotFound,
    Finding,
    NotYourOwnReview,
)
from mediklaud.domain.shared.ids import BreakGlassId, DoctorId
from tests.builders.access import a_member
from tests.builders.at_work import a_doctor_at_work
from tests.builders.privacy import a_broken_glass, a_review, broken, the_officer
from tests.builders.registry import an_enrolled_patient
from tests.clock import MONDAY_MORNING, StandingClock
from tests.hospital import a_hospital, an_actor, new


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(clock):
    return a_hospital(clock=clock)


@pytest.fixture
def account(hospital):
    found = a_doctor_at_work(hospital)
    return a_member(hospital, Role.DOCTOR, doctor_id=found.id, name="Salma Begum")


@pytest.fixture
def glasses(hospital, account):
    """Three, taken one after another."""
    patient = an_enrolled_patient(hospital)
    return [broken(hospital, account.as_actor(), patient) for _ in range(3)]


def close(hospital, glass, actor=None, finding=Finding.JUSTIFIED):
    return hospital.handle(
        CloseBreakGlassReview(
            actor=actor or the_officer(),
            break_glass_id=glass.id,
            finding=finding,
            text="Asked the ward.",
        )
    )


def listed(hospital, **what):
    return hospital.handle(ListBreakGlassReviews(actor=the_officer(), **what))


def ids(items):
    return [item.glass.id for item in items]


def test_each_access_waits_for_a_review_with_the_name_of_who_took_it(hospital, glasses):
    items = listed(hospital)

    assert [item.glass for item in items] == glasses
    assert {item.account_name for item in items} == {"Salma Begum"}


def test_what_is_reviewed_comes_after_what_waits(hospital, glasses):
    first, second, third = glasses
    close(hospital, first)
    close(hospital, second)

    assert ids(listed(hospital)) == [third.id, second.id, first.id]


def test_the_list_is_given_in_parts(hospital, glasses):
    close(hospital, glasses[0])
    whole = ids(listed(hospital))

    behind = [None, *whole[:-1]]
    parts = [ids(listed(hospital, limit=1, after=last)) for last in behind]

    assert parts == [[one] for one in whole]
    assert listed(hospital, after=whole[-1]) == ()


def test_after_72_hours_it_is_overdue_until_reviewed(hospital, glasses, clock):
    assert not any(item.overdue for item in listed(hospital))

    clock.pass_by(timedelta(hours=72))
    assert all(item.overdue for item in listed(hospital))

    close(hospital, glasses[0])
    assert [item.overdue for item in listed(hospital)] == [True, True, False]


@pytest.mark.parametrize("finding", list(Finding))
def test_a_review_says_what_was_found_and_never_changes(hospital, glasses, finding):
    closed = close(hospital, glasses[0], finding=finding)

    assert closed.review.finding is finding
    with pytest.raises(AlreadyReviewed):
        close(hospital, glasses[0], finding=Finding.JUSTIFIED)
    assert listed(hospital)[-1].glass == closed


def test_nobody_reviews_their_own_access(hospital, glasses, account):
    both = an_actor(Role.PRIVACY_OFFICER, account_id=account.id)

    with pytest.raises(NotYourOwnReview):
        close(hospital, glasses[0], actor=both)


def test_nor_does_the_value_let_them():
    glass = a_broken_glass()

    with pytest.raises(NotYourOwnReview):
        glass.close(a_review(by=glass.account_id))


@pytest.mark.parametrize("role", sorted(STAFF - {Role.PRIVACY_OFFICER}))
def test_only_the_privacy_officer_reviews(hospital, glasses, role):
    somebody = an_actor(role, doctor_id=new(DoctorId))

    with pytest.raises(NotPermitted):
        close(hospital, glasses[0], actor=somebody)
    with pytest.raises(NotPermitted):
        hospital.handle(ListBreakGlassReviews(actor=somebody))


def test_what_was_never_taken_is_not_reviewed(hospital):
    with pytest.raises(BreakGlassNotFound):
        close(hospital, a_broken_glass(id=new(BreakGlassId)))


def test_an_access_that_has_ended_stays_so():
    glass = a_broken_glass().end(MONDAY_MORNING)

    later = glass.end(MONDAY_MORNING + timedelta(days=1))

    assert later.ended_at == MONDAY_MORNING
