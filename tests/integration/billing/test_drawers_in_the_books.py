"""What a drawer's count does to the books, on every storage (B8, B9)."""

import pytest

from mediklaud.domain.billing.journal import LedgerAccount, PostingKind
from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.ports.journal import Journal
from tests.builders.billing import DAY, MONDAY, taka
from tests.builders.cashier import invoiced, seen, to_pay, to_set_tariff
from tests.builders.drawers import at_the_drawer, to_close
from tests.builders.refunds import granted, to_pay_out
from tests.builders.registry import an_enrolled_patient
from tests.hospital import a_hospital, read


@pytest.fixture
def hospital(storage):
    hospital = a_hospital(storage)
    hospital.handle(to_set_tariff())
    return hospital


@pytest.fixture
def cashier(hospital):
    """An open drawer with 20 taka in it."""
    return at_the_drawer(hospital, minor=20_00)


@pytest.fixture
def cash(hospital, cashier):
    """70 taka were paid by card, and then these 50 in cash."""
    patient_id = an_enrolled_patient(hospital).id
    seen(hospital, patient_id)
    invoice = invoiced(hospital, patient_id)
    paid = [
        to_pay(invoice, taka(minor), method=method, actor=cashier)
        for minor, method in ((70_00, PaymentMethod.CARD), (50_00, PaymentMethod.CASH))
    ]
    return [hospital.handle(one).payment for one in paid][-1]


def standing(hospital):
    """What stands on the accounts of money."""
    found = read(hospital.storage, Journal).balances(MONDAY + DAY)
    return {balance.account: balance.amount.minor for balance in found}


def test_a_count_that_is_right_posts_nothing(hospital, cashier, cash):
    closed = hospital.handle(to_close(cashier, cash=70_00, card=70_00))

    journal = read(hospital.storage, Journal)
    assert journal.of_source(PostingKind.CASH_DIFFERENCE, closed.id.value) == ()


def test_a_difference_is_posted_method_by_method(hospital, cashier, cash):
    closed = hospital.handle(to_close(cashier, cash=67_00, card=71_00, note="So it is"))

    found = standing(hospital)
    assert found[LedgerAccount.CASH] == 67_00 - 20_00
    assert found[LedgerAccount.CARD] == 71_00
    assert found[LedgerAccount.CASH_DIFFERENCES] == 3_00 - 1_00
    journal = read(hospital.storage, Journal)
    postings = journal.of_source(PostingKind.CASH_DIFFERENCE, closed.id.value)
    assert {(p.number, p.patient_id) for p in postings} == {(closed.number, None)}
    assert len(postings) == 2


def test_what_is_paid_back_in_cash_should_be_in_the_drawer_no_more(
    hospital, cashier, cash
):
    refund = granted(hospital, cash, taka(30_00))
    hospital.handle(to_pay_out(refund, actor=cashier))

    closed = hospital.handle(to_close(cashier, cash=40_00, card=70_00))

    assert closed.closing.differences == ()
    assert standing(hospital)[LedgerAccount.CASH] == 40_00 - 20_00
