"""A refund goes along when two files become one (P3)."""

import pytest

from mediklaud.application.billing.list_refunds import ListRefunds
from mediklaud.application.billing.read_refund import ReadRefund
from mediklaud.application.registry.undo_merge import MoreCameSince
from tests.builders.billing import FEE, taka
from tests.builders.cashier import (
    account_of,
    invoiced,
    seen,
    the_cashier,
    to_pay,
    to_set_tariff,
)
from tests.builders.merges import merged, undone
from tests.builders.refunds import to_ask, to_decide, to_pay_out
from tests.builders.registry import an_enrolled_patient
from tests.hospital import a_hospital


@pytest.fixture
def hospital(storage):
    hospital = a_hospital(storage)
    hospital.handle(to_set_tariff())
    return hospital


@pytest.fixture
def two(hospital):
    return an_enrolled_patient(hospital), an_enrolled_patient(hospital)


@pytest.fixture
def asked(hospital, two):
    """Five hundred taka of the duplicate's are to go back."""
    whose = two[1].id
    seen(hospital, whose)
    paid = hospital.handle(to_pay(invoiced(hospital, whose), FEE)).payment
    return hospital.handle(to_ask(paid))


def refunds_of(hospital, patient):
    query = ListRefunds(actor=the_cashier(), patient_id=patient.id)
    return [(r.id, r.status.value) for r in hospital.handle(query)]


def test_what_was_asked_for_is_decided_and_paid_in_the_file_that_stays(
    hospital, two, asked
):
    survivor, duplicate = two
    merged(hospital, *two)
    assert refunds_of(hospital, survivor) == [(asked.id, "asked")]
    assert refunds_of(hospital, duplicate) == []

    hospital.handle(to_pay_out(hospital.handle(to_decide(asked))))

    assert refunds_of(hospital, survivor) == [(asked.id, "paid")]
    account = account_of(hospital, survivor.id)
    assert (account.owed, account.credit) == (FEE, taka(0))


def test_an_undone_merge_gives_it_back(hospital, two, asked):
    undone(hospital, merged(hospital, *two))

    found = hospital.handle(ReadRefund(actor=the_cashier(), refund_id=asked.id))
    assert found.patient_id == two[1].id
    hospital.handle(to_decide(asked))
    assert account_of(hospital, two[1].id).owed == FEE


def test_a_merge_after_which_money_went_back_is_not_undone(hospital, two, asked):
    merge = merged(hospital, *two)
    hospital.handle(to_decide(asked))

    with pytest.raises(MoreCameSince):
        undone(hospital, merge)
