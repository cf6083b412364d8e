from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.billing.payment import (
    AlreadyPaid,
    Credit,
    MoreThanDue,
    MoreThanPaid,
    NothingPaid,
)
from mediklaud.domain.billing.share_out import (
    chosen_first,
    require_not_more_than_due,
    share_out,
)
from mediklaud.domain.shared.ids import InvoiceId, PaymentId
from mediklaud.domain.shared.money import CurrencyMismatch, Money, total
from tests.builders.billing import FEE, a_payment, amounts, an_owed_invoice, taka
from tests.hospital import new

credits_ = st.lists(amounts.map(lambda a: Credit(new(PaymentId), a)), max_size=5)
owed = st.lists(amounts.map(an_owed_invoice), max_size=5)


def together(parts):
    return total((part.amount for part in parts), "BDT")


@given(credits_, owed)
def test_money_is_shared_out_without_gain_or_loss(money, invoices):
    allocations = share_out(money, invoices)

    assert together(allocations) == min(together(money), together(invoices))


@given(credits_, owed)
def test_no_credit_and_no_invoice_is_used_beyond_its_amount(money, invoices):
    allocations = share_out(money, invoices)

    for credit in money:
        used = [a for a in allocations if a.payment_id == credit.payment_id]
        assert together(used) <= credit.amount
    for invoice in invoices:
        paid = [a for a in allocations if a.invoice_id == invoice.invoice_id]
        assert together(paid) <= invoice.amount


@given(credits_, owed)
def test_an_invoice_waits_until_those_before_it_are_paid(money, invoices):
    allocations = share_out(money, invoices)
    touched = {a.invoice_id for a in allocations}

    for earlier, later in pairwise(invoices):
        if later.invoice_id in touched:
            paid = [a for a in allocations if a.invoice_id == earlier.invoice_id]
            assert together(paid) == earlier.amount


@given(owed)
def test_the_chosen_invoice_comes_first_and_the_others_stay_in_order(invoices):
    for chosen in invoices:
        first, *others = chosen_first(chosen.invoice_id, invoices)

        assert first == chosen
        assert others == [o for o in invoices if o != chosen]


def test_what_is_due_may_be_paid_and_a_cent_more_is_too_much():
    invoice = an_owed_invoice(FEE)

    require_not_more_than_due(FEE, invoice.invoice_id, [invoice])
    with pytest.raises(MoreThanDue) as refused:
        require_not_more_than_due(FEE + taka(1), invoice.invoice_id, [invoice])
    assert refused.value.due == FEE


def test_nothing_is_due_on_an_invoice_that_is_paid():
    with pytest.raises(AlreadyPaid):
        require_not_more_than_due(taka(1), new(InvoiceId), [an_owed_invoice()])


@pytest.mark.parametrize("minor", [0, -1])
def test_a_payment_is_more_than_nothing(minor):
    with pytest.raises(NothingPaid):
        a_payment(taka(minor))


def test_a_payment_pays_for_no_more_than_its_amount():
    with pytest.raises(MoreThanPaid):
        a_payment(taka(100), (new(InvoiceId), taka(101)))


def test_what_no_invoice_needs_is_credit():
    payment = a_payment(taka(100), (new(InvoiceId), taka(60)))

    assert payment.credit == taka(40)


def test_money_of_two_kinds_is_never_put_together():
    with pytest.raises(CurrencyMismatch):
        share_out([Credit(new(PaymentId), Money(1, "EUR"))], [an_owed_invoice()])
