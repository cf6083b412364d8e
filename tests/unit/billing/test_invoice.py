import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.billing.invoice import (
    DueBeforeIssue,
    InvoiceNotDraft,
    InvoiceNotIssued,
    InvoiceStatus,
)
from mediklaud.domain.billing.line import InvoiceLine, LineDoesNotAddUp
from mediklaud.domain.billing.settlement import Settlement, SettlementState
from mediklaud.domain.shared.money import CurrencyMismatch
from tests.builders.billing import (
    DAY,
    FEE,
    MONDAY,
    a_charge,
    a_draft,
    issued,
    prices,
    taka,
    tax_rates,
)

charges = st.builds(
    lambda price, rate: a_charge(price=price, tax_rate=rate), prices, tax_rates
)
drafts = st.lists(charges, min_size=1, max_size=8).map(lambda some: a_draft(*some))


@given(drafts)
def test_a_total_is_the_sum_of_the_lines_as_they_are_shown(draft):
    assert draft.net.minor == sum(line.net.minor for line in draft.lines)
    assert draft.tax.minor == sum(line.tax.minor for line in draft.lines)
    assert draft.gross.minor == sum(line.gross.minor for line in draft.lines)
    assert draft.gross == draft.net + draft.tax


@given(drafts)
def test_issuing_changes_no_amount_and_no_line(draft):
    invoice = issued(draft)

    assert invoice.lines == draft.lines
    assert (invoice.net, invoice.tax, invoice.gross) == (
        draft.net,
        draft.tax,
        draft.gross,
    )


@given(charges)
def test_a_line_says_what_the_charge_says(charge):
    line = InvoiceLine.of(charge, MONDAY)

    assert (line.charge_id, line.unit_price, line.net) == (
        charge.id,
        charge.price,
        charge.price,
    )
    assert line.gross == charge.price + charge.tax_rate.on(charge.price)
    assert (line.doctor_name, line.served_on) == (charge.doctor_name, MONDAY)


def test_a_line_names_the_service_in_words():
    line = InvoiceLine.of(a_charge(service="follow_up"), MONDAY)

    assert line.description == "Follow up"


@pytest.mark.parametrize("amount", ["net", "tax", "gross"])
def test_a_line_that_does_not_add_up_is_refused(amount):
    line = InvoiceLine.of(a_charge(), MONDAY)

    with pytest.raises(LineDoesNotAddUp):
        evolve(line, **{amount: getattr(line, amount) + taka(1)})


def test_a_quantity_multiplies_the_price():
    line = InvoiceLine.of(a_charge(price=taka(10)), MONDAY)

    assert evolve(line, quantity=3, net=taka(30), gross=taka(30)).net == taka(30)


def test_an_issued_invoice_has_a_number_an_address_and_its_days():
    invoice = issued(a_draft())

    assert invoice.status is InvoiceStatus.ISSUED
    assert invoice.number
    assert invoice.addressee
    assert (invoice.issued_on, invoice.due_on) == (MONDAY, MONDAY + 14 * DAY)


def test_what_was_issued_is_not_issued_again():
    with pytest.raises(InvoiceNotDraft):
        issued(issued(a_draft()))


def test_an_invoice_may_fall_due_on_the_day_of_issue_and_no_earlier():
    assert issued(a_draft(), due_on=MONDAY).due_on == MONDAY
    with pytest.raises(DueBeforeIssue):
        issued(a_draft(), due_on=MONDAY - DAY)


def test_no_money_is_taken_for_a_draft():
    with pytest.raises(InvoiceNotIssued):
        a_draft().require_payable_in("BDT")


def test_no_other_money_is_taken_than_what_the_invoice_asks_for():
    with pytest.raises(CurrencyMismatch):
        issued(a_draft()).require_payable_in("EUR")


def standing(invoice, paid, today, credited=None):
    nothing = taka(0)
    return Settlement.of(invoice, paid=paid, credited=credited or nothing, today=today)


@pytest.mark.parametrize(
    ("paid", "days", "state"),
    [
        (taka(0), 14, SettlementState.UNPAID),
        (taka(0), 15, SettlementState.OVERDUE),
        (taka(1), 14, SettlementState.PART_PAID),
        (taka(1), 15, SettlementState.OVERDUE),
        (FEE, 14, SettlementState.PAID),
        (FEE, 15, SettlementState.PAID),
    ],
)
def test_how_an_invoice_stands_follows_from_payments_and_the_day(paid, days, state):
    settlement = standing(issued(a_draft()), paid, MONDAY + days * DAY)

    assert settlement.state is state
    assert settlement.due == FEE - paid


def test_an_invoice_over_nothing_is_paid_when_it_is_issued():
    invoice = issued(a_draft(a_charge(price=taka(0))))

    assert standing(invoice, taka(0), MONDAY).state is SettlementState.PAID


def test_what_was_credited_is_not_due_and_an_invoice_credited_in_full_not_paid():
    invoice = issued(a_draft())

    part = standing(invoice, taka(100_00), MONDAY, credited=taka(150_00))
    whole = standing(invoice, taka(0), MONDAY, credited=FEE)

    assert (part.due, part.state) == (taka(250_00), SettlementState.PART_PAID)
    assert (whole.due, whole.state) == (taka(0), SettlementState.CREDITED)
