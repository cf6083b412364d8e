from datetime import timedelta

import pytest
from attrs import evolve

from mediklaud.domain.access.second_factor import SecondFactor
from mediklaud.ports.access import Accounts
from mediklaud.ports.second_factors import SecondFactors
from tests.builders.access import an_account
from tests.clock import MONDAY_MORNING
from tests.hospital import ports_of, read

A_DAY = timedelta(days=1)
STEP = 60_000_000


@pytest.fixture
def account(storage):
    with ports_of(storage) as port:
        account = an_account()
        port(Accounts).add(account)
        return account


def asked(storage, question, *arguments):
    """What the port answers, in a transaction of its own."""
    with ports_of(storage) as port:
        return getattr(port(SecondFactors), question)(*arguments)


def in_use(storage, account, step=STEP):
    """A factor that was confirmed in this half minute."""
    drawn = asked(storage, "draw", account.id)
    assert asked(storage, "confirm", drawn, step, MONDAY_MORNING)
    return drawn


def test_one_that_was_drawn_waits_to_be_confirmed(storage, account):
    drawn = asked(storage, "draw", account.id)

    assert drawn == SecondFactor(account_id=account.id, seed=drawn.seed)
    assert len(drawn.seed) == 20
    assert read(storage, SecondFactors).drawn(account.id) == drawn
    assert read(storage, SecondFactors).in_use(account.id) is None


def test_another_ends_one_that_was_never_confirmed(storage, account):
    first = asked(storage, "draw", account.id)
    second = asked(storage, "draw", account.id)

    assert first.seed != second.seed
    assert read(storage, SecondFactors).drawn(account.id) == second
    assert not asked(storage, "confirm", first, STEP, MONDAY_MORNING)
    assert read(storage, SecondFactors).in_use(account.id) is None


def test_a_confirmed_one_is_in_use_from_the_step_of_its_code(storage, account):
    drawn = in_use(storage, account)

    assert read(storage, SecondFactors).in_use(account.id) == evolve(
        drawn, last_step=STEP, confirmed_at=MONDAY_MORNING
    )
    assert read(storage, SecondFactors).drawn(account.id) is None


def test_it_is_confirmed_once(storage, account):
    drawn = in_use(storage, account)

    assert not asked(storage, "confirm", drawn, STEP + 9, MONDAY_MORNING)
    assert read(storage, SecondFactors).in_use(account.id).last_step == STEP


def test_a_new_one_takes_its_place(storage, account):
    first, second = in_use(storage, account), in_use(storage, account, STEP + 1)

    assert read(storage, SecondFactors).in_use(account.id).seed == second.seed
    assert first.seed != second.seed


def test_one_waits_while_the_other_is_in_use(storage, account):
    first = in_use(storage, account)
    second = asked(storage, "draw", account.id)

    assert read(storage, SecondFactors).in_use(account.id).seed == first.seed
    assert read(storage, SecondFactors).drawn(account.id) == second


def test_a_step_is_accepted_once_and_none_before_it(storage, account):
    in_use(storage, account)

    answers = [
        asked(storage, "use", account.id, STEP + later) for later in (0, 2, 2, 1, 3)
    ]

    assert answers == [False, True, False, False, True]


def test_nothing_is_accepted_of_who_has_none(storage, account):
    asked(storage, "draw", account.id)

    assert not asked(storage, "use", account.id, STEP)


def test_ten_recovery_codes_can_be_used_once_each(storage, account):
    codes = asked(storage, "draw_recovery_codes", account.id)

    assert len(set(codes)) == 10
    assert read(storage, SecondFactors).has_recovery_code(account.id, codes[3])
    assert asked(storage, "use_recovery_code", account.id, codes[3])
    assert not asked(storage, "use_recovery_code", account.id, codes[3])
    assert not read(storage, SecondFactors).has_recovery_code(account.id, codes[3])
    assert read(storage, SecondFactors).recovery_codes_left(account.id) == 9


def test_a_recovery_code_has_eighty_bits_in_groups(storage, account):
    codes = asked(storage, "draw_recovery_codes", account.id)

    assert {tuple(map(len, code.split("-"))) for code in codes} == {(4, 4, 4, 4)}


def test_new_recovery_codes_end_the_old_ones(storage, account):
    old = asked(storage, "draw_recovery_codes", account.id)
    asked(storage, "draw_recovery_codes", account.id)

    assert not asked(storage, "use_recovery_code", account.id, old[0])
    assert read(storage, SecondFactors).recovery_codes_left(account.id) == 10


def test_a_recovery_code_is_its_accounts_alone(storage, account):
    with ports_of(storage) as port:
        other = an_account()
        port(Accounts).add(other)
    codes = asked(storage, "draw_recovery_codes", account.id)

    assert not asked(storage, "use_recovery_code", other.id, codes[0])


def test_removed_means_without_codes_and_all(storage, account):
    in_use(storage, account)
    asked(storage, "draw_recovery_codes", account.id)
    asked(storage, "draw", account.id)

    asked(storage, "remove", account.id)

    port = read(storage, SecondFactors)
    assert (port.in_use(account.id), port.drawn(account.id)) == (None, None)
    assert port.recovery_codes_left(account.id) == 0
