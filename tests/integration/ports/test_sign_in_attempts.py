from datetime import timedelta

from mediklaud.domain.access.throttle import Failures
from mediklaud.ports.access import SignInAttempts
from tests.builders.access import A_MINUTE
from tests.clock import MONDAY_MORNING
from tests.hospital import ports_of, read

LONG_AGO = MONDAY_MORNING - timedelta(days=1)
LATER = MONDAY_MORNING + A_MINUTE


def counted(storage, budget, now=MONDAY_MORNING, since=LONG_AGO):
    with ports_of(storage) as port:
        port(SignInAttempts).count(budget, now, since)


def failures(storage, *budgets):
    return set(read(storage, SignInAttempts).failures(budgets))


def test_failures_are_counted_by_budget(storage):
    counted(storage, "one")
    counted(storage, "one", LATER)
    counted(storage, "two")

    assert failures(storage, "one", "two", "three") == {
        Failures(budget="one", count=2, last_at=LATER),
        Failures(budget="two", count=1, last_at=MONDAY_MORNING),
    }


def test_what_was_counted_long_ago_is_forgotten(storage):
    counted(storage, "one")
    counted(storage, "one", LATER, since=LATER)

    assert failures(storage, "one") == {
        Failures(budget="one", count=1, last_at=LATER),
    }


def test_success_clears_those_it_names(storage):
    counted(storage, "one")
    counted(storage, "two")

    with ports_of(storage) as port:
        port(SignInAttempts).clear(["one"])

    assert {f.budget for f in failures(storage, "one", "two")} == {"two"}


def test_old_ones_are_dropped(storage):
    counted(storage, "old")
    counted(storage, "new", LATER)

    with ports_of(storage) as port:
        port(SignInAttempts).forget(LATER)

    assert {f.budget for f in failures(storage, "old", "new")} == {"new"}


def held(storage, *budgets, now=LATER):
    with ports_of(storage) as port:
        return port(SignInAttempts).hold(budgets, now)


def given_back(storage, before, at):
    with ports_of(storage) as port:
        port(SignInAttempts).give_back(before, at)


def test_who_holds_some_is_told_what_was_counted_also_if_nothing_was(storage):
    counted(storage, "one")

    assert set(held(storage, "one", "two")) == {
        Failures(budget="one", count=1, last_at=MONDAY_MORNING),
        Failures(budget="two", count=0, last_at=LATER),
    }


def test_what_is_given_back_was_never_counted(storage):
    counted(storage, "one")
    (before,) = held(storage, "one")
    counted(storage, "one", LATER)

    given_back(storage, before, LATER)

    assert failures(storage, "one") == {before}


def test_what_others_counted_meanwhile_stays(storage):
    counted(storage, "one")
    (before,) = held(storage, "one")
    counted(storage, "one", LATER)
    counted(storage, "one", LATER + A_MINUTE)

    given_back(storage, before, LATER)

    assert failures(storage, "one") == {
        Failures(budget="one", count=2, last_at=LATER + A_MINUTE),
    }


def test_what_was_cleared_meanwhile_stays_so(storage):
    counted(storage, "one")
    (before,) = held(storage, "one")
    with ports_of(storage) as port:
        port(SignInAttempts).clear(["one"])

    given_back(storage, before, LATER)

    assert failures(storage, "one") == set()
