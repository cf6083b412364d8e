import threading
from datetime import timedelta
from typing import Any, cast

import pytest
from attrs import evolve

from mediklaud.application.first_answers import FirstAnswerLost, IdempotencyKeyReused
from mediklaud.domain.access.actor import Role
from mediklaud.domain.errors import NotPermitted
from tests.hospital import an_actor
from tests.unit.application.a_small_hospital import (
    CLERK,
    Count,
    CountAll,
    Counted,
    CountInSecret,
    NotToday,
    SmallHospital,
)


@pytest.fixture
def hospital(storage):
    return SmallHospital(storage)


def test_the_same_key_gives_the_first_answer_and_does_nothing(hospital):
    first = hospital.count(idempotency_key="k")
    second = hospital.count(idempotency_key="k")

    assert second == first
    assert hospital.reached() == 1
    assert [entry.purpose for entry in hospital.entries()] == ["repeated", None]


def test_another_key_is_another_command(hospital):
    hospital.count(idempotency_key="k")

    assert hospital.count(idempotency_key="l").number == 2


def test_without_a_key_every_command_is_another(hospital):
    hospital.count()

    assert hospital.count().number == 2


def test_another_body_under_the_same_key_is_refused(hospital):
    hospital.count(idempotency_key="k")

    with pytest.raises(IdempotencyKeyReused):
        hospital.count(idempotency_key="k", word="two")

    assert hospital.reached() == 1
    assert hospital.entries()[0].refusal == "idempotency_key_reused"


def test_another_command_under_the_same_key_is_refused(hospital):
    hospital.count(idempotency_key="k")

    with pytest.raises(IdempotencyKeyReused):
        hospital.count(idempotency_key="k", kind=CountAll)


def test_an_answer_that_an_earlier_program_kept_is_not_told(database):
    hospital = SmallHospital(database)
    hospital.count(idempotency_key="k")
    use_cases = cast("dict[Any, Any]", hospital.application.catalogue.use_cases)
    use_cases[Count] = evolve(use_cases[Count], gives=tuple[Counted, ...])

    with pytest.raises(FirstAnswerLost):
        hospital.count(idempotency_key="k")

    assert hospital.entries()[0].refusal == "first_answer_lost"


def test_a_key_belongs_to_its_account(hospital):
    hospital.count(idempotency_key="k")
    colleague = an_actor(Role.FRONT_DESK)

    assert hospital.count(idempotency_key="k", actor=colleague).number == 2


def test_a_key_is_known_for_a_day(hospital):
    first = hospital.count(idempotency_key="k")
    hospital.clock.pass_by(timedelta(hours=24) - timedelta(seconds=1))
    assert hospital.count(idempotency_key="k") == first

    hospital.clock.pass_by(timedelta(seconds=1))

    assert hospital.count(idempotency_key="k").number == 2


def test_what_its_own_doing_forbids_now_still_gives_the_first_answer(hospital):
    first = hospital.count(idempotency_key="k")
    hospital.stumble(NotToday("counted already"))

    assert hospital.count(idempotency_key="k") == first
    assert hospital.order.count("regret counted already") == 0


def test_a_refusal_is_not_remembered(hospital):
    hospital.stumble(NotToday("closed"))
    with pytest.raises(NotToday):
        hospital.count(idempotency_key="k")

    assert hospital.count(idempotency_key="k").number == 1


def test_whoever_may_no_longer_hears_nothing_of_it(hospital):
    hospital.count(idempotency_key="k")
    moved = an_actor(Role.BILLING, account_id=CLERK.account_id)

    with pytest.raises(NotPermitted):
        hospital.count(idempotency_key="k", actor=moved)


def test_where_secrets_are_told_a_key_means_nothing(hospital):
    hospital.count(idempotency_key="k", kind=CountInSecret)

    assert hospital.count(idempotency_key="k", kind=CountInSecret).number == 2


def test_a_crowd_with_one_key_is_answered_alike_and_served_once(hospital):
    answers, barrier = [], threading.Barrier(6, timeout=10)

    def ask():
        barrier.wait()
        answers.append(hospital.count(idempotency_key="k"))

    crowd = [threading.Thread(target=ask) for _ in range(6)]
    for somebody in crowd:
        somebody.start()
    for somebody in crowd:
        somebody.join()

    assert len(answers) == 6
    assert len(set(map(repr, answers))) == 1
    assert hospital.reached() == 1
