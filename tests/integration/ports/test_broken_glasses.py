"""What `BrokenGlasses`, `Officers` and `Names` promise, on every storage (X3)."""

from datetime import timedelta

import pytest
from attrs import evolve
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from mediklaud.adapters.sql.privacy.tables import break_glass_reviews, broken_glasses
from mediklaud.domain.access.account import AccountStatus
from mediklaud.domain.access.actor import Role
from mediklaud.domain.privacy.break_glass import (
    AlreadyReviewed,
    BreakGlassNotFound,
    Finding,
)
from mediklaud.domain.shared.ids import AccountId, BreakGlassId, PatientId
from mediklaud.ports.privacy import BrokenGlasses, Names, Officers
from tests.builders.access import with_account
from tests.builders.privacy import AN_HOUR, a_broken_glass, a_review
from tests.builders.scheduling import a_known_doctor, a_known_patient
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read

A_SECOND = timedelta(seconds=1)


@pytest.fixture
def glasses(storage):
    return read(storage, BrokenGlasses)


@pytest.fixture
def people(storage):
    """A doctor and a patient who are known."""
    doctor, patient = a_known_doctor(storage), a_known_patient(storage)
    return {"doctor_id": doctor.id, "patient_id": patient.id}


def added(storage, people, **what):
    glass = a_broken_glass(**{**people, **what})
    with ports_of(storage) as port:
        port(BrokenGlasses).add(glass)
    return glass


def closed(storage, glass, **what):
    with ports_of(storage) as port:
        with_review = evolve(glass, review=a_review(**what))
        port(BrokenGlasses).close(with_review)
    return with_review


def end(storage, glass):
    with ports_of(storage) as port:
        port(BrokenGlasses).end(glass)


def test_one_comes_back_equal_with_and_without_review(storage, glasses, people):
    glass = added(storage, people, urgent=True)
    assert glasses.get(glass.id) == glass

    reviewed = closed(storage, glass)
    assert glasses.get(glass.id) == reviewed


def test_an_unknown_one_is_not_found(glasses):
    with pytest.raises(BreakGlassNotFound):
        glasses.get(new(BreakGlassId))


def test_the_first_end_stands(storage, glasses, people):
    glass = added(storage, people)
    ended = glass.end(MONDAY_MORNING + A_SECOND)

    end(storage, ended)
    end(storage, glass.end(MONDAY_MORNING + AN_HOUR))

    assert glasses.get(glass.id) == ended


def test_the_first_review_stands(storage, glasses, people):
    glass = added(storage, people)
    first = closed(storage, glass)

    with pytest.raises(AlreadyReviewed):
        closed(storage, glass, finding=Finding.NOT_JUSTIFIED)

    assert glasses.get(glass.id) == first


def test_it_opens_one_patient_to_one_account_for_its_time(storage, glasses, people):
    glass = added(storage, people)
    who, whom = glass.account_id, glass.patient_id

    assert glasses.opens(who, whom, MONDAY_MORNING)
    assert glasses.opens(who, whom, glass.until - A_SECOND)
    assert not glasses.opens(who, whom, glass.until)
    assert not glasses.opens(new(AccountId), whom, MONDAY_MORNING)
    assert not glasses.opens(who, new(PatientId), MONDAY_MORNING)


def test_one_that_was_ended_opens_nothing(storage, glasses, people):
    glass = added(storage, people)
    end(storage, glass.end(MONDAY_MORNING))

    assert not glasses.opens(glass.account_id, glass.patient_id, MONDAY_MORNING)


def test_what_an_account_took_since_then_is_counted(storage, glasses, people):
    glass = added(storage, people)
    added(storage, people)
    who = glass.account_id
    added(storage, people, account_id=who, begun_at=MONDAY_MORNING + AN_HOUR)

    assert glasses.taken_since(who, MONDAY_MORNING) == 2
    assert glasses.taken_since(who, MONDAY_MORNING + A_SECOND) == 1
    assert glasses.taken_since(new(AccountId), MONDAY_MORNING) == 0


def test_those_run_out_are_told_until_they_are_ended(storage, glasses, people):
    later = added(storage, people, begun_at=MONDAY_MORNING + AN_HOUR)
    first = added(storage, people)

    assert glasses.run_out(first.until - A_SECOND, 50) == ()
    assert glasses.run_out(first.until, 50) == (first,)
    assert glasses.run_out(later.until, 50) == (first, later)
    assert glasses.run_out(later.until, 1) == (first,)

    end(storage, first.end(later.until))
    assert glasses.run_out(later.until, 50) == (later,)


def test_those_that_wait_and_those_reviewed_are_listed_apart(storage, glasses, people):
    one, two, three, four = (added(storage, people) for _ in range(4))
    two, three = closed(storage, two), closed(storage, three)

    assert glasses.awaiting(None, 50) == (one, four)
    assert glasses.awaiting(None, 1) == (one,)
    assert glasses.awaiting(one.id, 50) == (four,)
    assert glasses.reviewed(None, 50) == (three, two)
    assert glasses.reviewed(None, 1) == (three,)
    assert glasses.reviewed(three.id, 50) == (two,)


def test_officers_who_can_sign_in_are_told(storage):
    with ports_of(storage) as port:
        officer = with_account(port, Role.PRIVACY_OFFICER)
        with_account(port, Role.PRIVACY_OFFICER, status=AccountStatus.DISABLED)
        with_account(port, Role.PRIVACY_OFFICER, status=AccountStatus.INVITED)
        with_account(port, Role.FRONT_DESK)

    assert read(storage, Officers).on_duty() == (officer.id,)


def test_accounts_have_names(storage):
    with ports_of(storage) as port:
        one = with_account(port, name="Salma Begum")
        with_account(port, name="Somebody Else")

    named = read(storage, Names).of_accounts({one.id, new(AccountId)})

    assert named == {one.id: "Salma Begum"}
    assert read(storage, Names).of_accounts(()) == {}


@pytest.mark.parametrize(
    "change",
    [
        update(broken_glasses).values(reason="other"),
        update(broken_glasses).values(until=MONDAY_MORNING),
        delete(broken_glasses),
        update(break_glass_reviews).values(finding="justified"),
        delete(break_glass_reviews),
    ],
    ids=["reason", "until", "access", "finding", "review"],
)
def test_the_database_lets_nobody_rewrite_what_was_said(database, change):
    doctor, patient = a_known_doctor(database), a_known_patient(database)
    who = {"doctor_id": doctor.id, "patient_id": patient.id}
    glass = added(database, who)
    kept = closed(database, glass, finding=Finding.NOT_JUSTIFIED)

    with database.engine.connect() as connection, connection.begin():
        mine = change.where(change.table.c.hospital_id == database.hospital_id)
        with pytest.raises(DBAPIError, match="append-only"):
            connection.execute(mine)

    assert read(database, BrokenGlasses).get(glass.id) == kept
