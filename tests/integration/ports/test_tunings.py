import pytest
from attrs import evolve

from mediklaud.domain.errors import Contended
from mediklaud.domain.medication.severity import Severity
from mediklaud.domain.medication.tuning import AlreadyTurnedDown, TuningNotFound
from mediklaud.domain.shared.ids import AccountId, TuningId
from mediklaud.ports.medication import Tunings
from tests.builders.knowledge import a_tuning
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read


def remember(storage, *tunings):
    with ports_of(storage) as port:
        for tuning in tunings:
            port(Tunings).add(tuning)


def save(storage, tuning):
    with ports_of(storage) as port:
        return port(Tunings).save(tuning)


def ended(tuning):
    return tuning.end(by=new(AccountId), at=MONDAY_MORNING)


def test_a_decision_comes_back_equal(storage):
    tuning = a_tuning()
    remember(storage, tuning)

    assert read(storage, Tunings).get(tuning.id) == tuning


def test_there_may_be_no_such_decision(storage):
    with pytest.raises(TuningNotFound):
        read(storage, Tunings).get(new(TuningId))


def test_a_step_is_kept_under_the_next_version(storage):
    tuning = a_tuning(severity=Severity.CONTRAINDICATED)
    remember(storage, tuning)
    confirmed = tuning.confirm(by=new(AccountId), at=MONDAY_MORNING)

    saved = save(storage, confirmed)

    assert saved == evolve(confirmed, version=2)
    assert read(storage, Tunings).all() == (saved,)


def test_nobody_overwrites_what_another_decided_meanwhile(storage):
    tuning = a_tuning()
    remember(storage, tuning)
    save(storage, ended(tuning))

    with pytest.raises(Contended):
        save(storage, ended(tuning))


def test_a_rule_is_turned_down_once_at_a_time(storage):
    remember(storage, a_tuning())

    with pytest.raises(AlreadyTurnedDown):
        remember(storage, a_tuning())


def test_a_rule_of_the_same_name_elsewhere_is_another_rule(storage):
    remember(storage, a_tuning(), a_tuning(knowledge="other"))

    assert len(read(storage, Tunings).live()) == 2


def test_what_ended_stays_and_is_live_no_more(storage):
    first, second = a_tuning(), a_tuning()
    remember(storage, first)
    over = save(storage, ended(first))
    remember(storage, second)

    assert read(storage, Tunings).all() == (over, second)
    assert read(storage, Tunings).live() == (second,)
