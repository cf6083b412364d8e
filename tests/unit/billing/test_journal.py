"""What every document does to the books, and that each posting balances (B8)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediklaud.domain.billing.credit_note import CreditKind, CreditNote
from mediklaud.domain.billing.journal import (
    Entry,
    LedgerAccount,
    NothingPosted,
    Unbalanced,
    sum_of,
)
from mediklaud.domain.billing.payment import AT_THE_DESK, PaymentMethod
from mediklaud.domain.billing.posting_rules import (
    MONEY_BY_METHOD,
    of_cash_difference,
    of_credit_note,
    of_invoice,
    of_payment,
    of_refund_approved,
)
from mediklaud.domain.billing.tax import TaxRate
from mediklaud.domain.shared.ids import CashierSessionId, InvoiceId
from mediklaud.domain.shared.money import CurrencyMismatch, Money
from tests.builders.billing import a_charge, a_draft, a_payment, issued, taka
from tests.builders.journal import a_note, a_posting
from tests.hospital import new

CASH, REVENUE, TAX = LedgerAccount.CASH, LedgerAccount.REVENUE, LedgerAccount.TAX
OWED, CREDIT = LedgerAccount.RECEIVABLE, LedgerAccount.PATIENT_CREDIT

a_price = st.integers(0, 10**6).map(taka)
a_rate = st.integers(0, 10_000).map(TaxRate)


HUNDRED, TAXED = taka(100_00), TaxRate(750)


def an_invoice(price=HUNDRED, tax_rate=TAXED, quantity=1):
    return issued(a_draft(a_charge(price=price, tax_rate=tax_rate, quantity=quantity)))


def amounts(entries):
    return {entry.account: entry.amount.minor for entry in entries}


def test_a_posting_of_one_entry_or_that_does_not_add_up_is_refused():
    one, half = Entry(CASH, taka(100)), Entry(OWED, taka(-50))
    for entries in ((), (one,), (one, half)):
        with pytest.raises(Unbalanced):
            a_posting(entries=entries)


def test_a_posting_is_in_one_currency():
    with pytest.raises(CurrencyMismatch):
        a_posting(entries=(Entry(CASH, taka(100)), Entry(OWED, Money(-100, "EUR"))))


def test_an_entry_of_nothing_is_none():
    with pytest.raises(NothingPosted):
        Entry(CASH, taka(0))


def test_an_invoice_is_owed_and_its_tax_stands_apart():
    assert amounts(of_invoice(an_invoice())) == {
        OWED: 107_50,
        REVENUE: -100_00,
        TAX: -7_50,
    }


def test_an_invoice_of_nothing_does_nothing():
    assert of_invoice(an_invoice(price=taka(0))) == ()


@pytest.mark.parametrize("method", list(PaymentMethod))
def test_money_lies_where_it_came_in_and_pays_before_it_is_credit(method):
    drawer = new(CashierSessionId) if method in AT_THE_DESK else None
    pays = (new(InvoiceId), taka(300))
    payment = a_payment(taka(500), pays, method=method, cashier_session_id=drawer)

    assert amounts(of_payment(payment)) == {
        MONEY_BY_METHOD[method]: 500,
        OWED: -300,
        CREDIT: -200,
    }


@settings(max_examples=50)
@given(a_price, a_rate, st.integers(1, 5), st.data())
def test_credited_bit_by_bit_all_of_the_tax_comes_back(price, rate, quantity, data):
    invoice = an_invoice(price, rate, quantity)
    left, taken = invoice.gross.minor, {REVENUE: 0, TAX: 0}
    notes: list[CreditNote] = []
    while left:
        amount = data.draw(st.integers(1, left)) if len(notes) < 3 else left
        note = a_note(invoice, taka(amount))
        entries = of_credit_note(note, invoice, notes)
        assert not sum_of(entries, "BDT")
        for account in taken:
            took = amounts(entries).get(account, 0)
            assert took >= 0
            taken[account] += took
        notes.append(note)
        left -= amount

    assert taken == {REVENUE: invoice.net.minor, TAX: invoice.tax.minor}


@pytest.mark.parametrize(
    ("kind", "account"),
    [
        (CreditKind.WAIVER, LedgerAccount.WAIVERS),
        (CreditKind.WRITE_OFF, LedgerAccount.BAD_DEBT),
    ],
)
def test_what_is_given_up_stays_revenue_and_its_tax_is_due(kind, account):
    invoice = an_invoice()
    note = a_note(invoice, taka(107_50), kind=kind)

    assert amounts(of_credit_note(note, invoice, ())) == {
        account: 107_50,
        OWED: -107_50,
    }


def test_what_was_waived_before_leaves_the_tax_of_a_correction_alone():
    invoice = an_invoice()
    waived = a_note(invoice, taka(53_75), kind=CreditKind.WAIVER)
    corrected = a_note(invoice, taka(53_75), kind=CreditKind.CORRECTION)

    entries = of_credit_note(corrected, invoice, (waived,))

    assert amounts(entries) == {REVENUE: 50_00, TAX: 3_75, OWED: -53_75}


def test_a_refund_takes_the_credit_and_what_is_owed_again():
    assert amounts(of_refund_approved(taka(200), taka(300))) == {
        CREDIT: 200,
        OWED: 300,
        LedgerAccount.REFUNDS_PAYABLE: -500,
    }


def test_a_drawer_that_is_short_costs_and_one_that_is_right_does_nothing():
    assert amounts(of_cash_difference(taka(-7), PaymentMethod.CASH)) == {
        CASH: -7,
        LedgerAccount.CASH_DIFFERENCES: 7,
    }
    assert of_cash_difference(taka(0), PaymentMethod.CASH) == ()
