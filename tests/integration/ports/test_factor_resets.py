"""Lost second factors that wait with the account, wherever accounts lie."""

from datetime import timedelta

import pytest
from attrs import evolve
from sqlalchemy import select

from mediklaud.adapters.sql.access.tables import accounts
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.factor_reset import FactorReset, ResetDecision
from mediklaud.domain.access.grants import RoleRequest
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Accounts
from tests.builders.access import with_account
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read

WAITING = FactorReset(
    asked_by=new(AccountId), asked_at=MONDAY_MORNING, reason="Planted reason"
)
DECIDED = evolve(
    WAITING,
    decision=ResetDecision(
        granted=True,
        by=new(AccountId),
        at=MONDAY_MORNING + timedelta(hours=1),
        reason="Planted decision",
    ),
)


def with_resets(storage, *resets):
    with ports_of(storage) as port:
        return with_account(port, factor_resets=resets)


def waiting(storage):
    return read(storage, Accounts).with_factor_resets()


def test_it_comes_back_with_the_account_as_it_was(storage):
    account = with_resets(storage, DECIDED, WAITING)

    assert read(storage, Accounts).get(account.id) == account


def test_those_that_wait_are_listed_the_oldest_account_first(storage):
    both = [with_resets(storage, WAITING), with_resets(storage, DECIDED, WAITING)]
    with_resets(storage)
    with_resets(storage, DECIDED)

    assert list(waiting(storage)) == sorted(both, key=lambda account: account.id)


def test_once_decided_it_waits_no_longer(storage):
    account = with_resets(storage, WAITING)
    with ports_of(storage) as port:
        port(Accounts).save(evolve(account, factor_resets=(DECIDED,)))

    assert waiting(storage) == ()


def test_roles_that_wait_are_another_list(storage):
    wish = RoleRequest(role=Role.BILLING, asked_by=None, asked_at=MONDAY_MORNING)
    with ports_of(storage) as port:
        with_account(port, asked=(wish,))
    with_resets(storage, WAITING)

    (account,) = waiting(storage)
    (other,) = read(storage, Accounts).with_wishes(10)
    assert account.factor_resets
    assert other.asked


@pytest.mark.parametrize("reset", [WAITING, DECIDED])
def test_the_reasons_are_sealed(database, reset):
    account = with_resets(database, reset)
    one = select(accounts).where(accounts.c.id == account.id.value)
    with database.engine.connect() as connection:
        row = connection.execute(one).one()

    assert "Planted" not in repr(row)
