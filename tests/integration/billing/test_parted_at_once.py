"""Two files are parted again while somebody moves money of one of them (P3, U6).

On PostgreSQL alone: elsewhere nobody writes while another does.
"""

from typing import Any

import pytest

from mediklaud.adapters.sql.billing.accounts import SqlAccounts
from tests.builders import crediting
from tests.builders.billing import FEE, taka
from tests.builders.cashier import (
    account_of,
    drafted,
    invoiced,
    seen,
    to_issue,
    to_pay,
    to_set_tariff,
)
from tests.builders.crediting import lines_of, parts, to_credit, to_dispute, to_plan
from tests.builders.merges import merged, undone
from tests.builders.refunds import to_ask, to_decide
from tests.builders.registry import an_enrolled_patient
from tests.hospital import a_hospital
from tests.storages import on_postgres


@pytest.fixture
def hospital():
    with on_postgres() as storage:
        hospital = a_hospital(storage)
        hospital.handle(to_set_tariff())
        yield hospital


@pytest.fixture
def two(hospital):
    return an_enrolled_patient(hospital), an_enrolled_patient(hospital)


def paid(hospital, whose):
    return hospital.handle(to_pay(invoiced(hospital, whose), FEE)).payment


def asked(hospital, whose):
    return hospital.handle(to_ask(paid(hospital, whose)))


def to_be_credited(hospital, whose):
    wish = to_credit(invoiced(hospital, whose), *lines_of(_1=300))
    return hospital.handle(wish).request


MONEY: dict[str, Any] = {
    "taken": (invoiced, lambda one: to_pay(one, FEE), 0),
    "issued": (drafted, to_issue, FEE.minor),
    "credited": (to_be_credited, crediting.to_decide, FEE.minor - 300),
    "disputed": (invoiced, to_dispute, FEE.minor),
    "planned": (invoiced, lambda one: to_plan(one, *parts(FEE.minor)), FEE.minor),
    "asked back": (paid, to_ask, 0),
    "given back": (asked, to_decide, FEE.minor),
}


@pytest.mark.parametrize("what", MONEY)
def test_money_goes_to_whom_it_belongs_after_all(hospital, two, what, monkeypatch):
    survivor, duplicate = two
    before, command_of, owed = MONEY[what]
    seen(hospital, duplicate.id)
    thing = before(hospital, duplicate.id)
    merge = merged(hospital, survivor, duplicate)
    parted: list[Any] = []
    lock = SqlAccounts.lock

    def slow_lock(accounts, patient_id):
        if not parted:
            parted.append(patient_id)
            undone(hospital, merge)
        lock(accounts, patient_id)

    monkeypatch.setattr(SqlAccounts, "lock", slow_lock)

    hospital.handle(command_of(thing))

    assert parted == [survivor.id]
    account = account_of(hospital, duplicate.id)
    assert (account.owed, account.credit) == (taka(owed), taka(0))
    nothing = account_of(hospital, survivor.id)
    assert (nothing.owed, nothing.credit) == (taka(0), taka(0))
