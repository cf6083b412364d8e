"""Cashiers open drawers, take money in them, count and close them (B9)."""

import pytest
from attrs import evolve

from mediklaud.application.billing.list_cashier_sessions import ListCashierSessions
from mediklaud.application.billing.read_cashier_session import ReadCashierSession
from mediklaud.application.billing.read_own_cashier_session import (
    ReadOwnCashierSession,
)
from mediklaud.domain.access.actor import OPERATOR, Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.billing.cashier_session import (
    CashierSessionIsClosed,
    CashierSessionIsOpen,
    CashierSessionNotFound,
    NoCashierSession,
    WhichSessions,
)
from mediklaud.domain.billing.drawer_count import DifferenceWithoutNote, Takings
from mediklaud.domain.billing.payment import AT_THE_DESK, NotTakenByHand, PaymentMethod
from mediklaud.domain.shared.ids import CashierSessionId
from mediklaud.domain.shared.money import CurrencyMismatch, Money
from tests.builders.billing import DAY, taka
from tests.builders.cashier import (
    account_of,
    invoiced,
    seen,
    the_cashier,
    to_pay,
    to_set_tariff,
)
from tests.builders.drawers import at_the_drawer, so_much, to_close, to_open
from tests.hospital import an_actor, new


@pytest.fixture
def invoice(hospital, patient_id):
    """500 taka are due on it."""
    hospital.handle(to_set_tariff())
    seen(hospital, patient_id)
    return invoiced(hospital, patient_id)


@pytest.fixture
def clerk(hospital):
    """Somebody at the front desk with an open drawer, 20 taka in it."""
    return at_the_drawer(hospital, an_actor(Role.FRONT_DESK), 20_00)


def mine(hospital, actor):
    return hospital.handle(ReadOwnCashierSession(actor=actor))


def sessions(hospital, which=WhichSessions.ALL, **page):
    query = ListCashierSessions(actor=the_cashier(), which=which, **page)
    return [session.id for session in hospital.handle(query)]


@pytest.mark.parametrize("method", AT_THE_DESK)
def test_nobody_takes_money_at_the_desk_outside_a_session(hospital, invoice, method):
    with pytest.raises(NoCashierSession):
        hospital.handle(to_pay(invoice, taka(1), method=method))

    assert account_of(hospital, invoice.patient_id).owed == taka(500_00)


def test_somebody_elses_session_is_not_enough(hospital, invoice, clerk):
    with pytest.raises(NoCashierSession):
        hospital.handle(to_pay(invoice, taka(1), method=PaymentMethod.CASH))


def test_a_transfer_comes_without_a_drawer(hospital, invoice):
    receipt = hospital.handle(to_pay(invoice, taka(1)))

    assert receipt.payment.cashier_session_id is None


def test_what_is_paid_online_is_taken_by_nobody(hospital, invoice, clerk):
    command = to_pay(invoice, taka(1), method=PaymentMethod.ONLINE, actor=clerk)

    with pytest.raises(NotTakenByHand):
        hospital.handle(command)


def test_a_payment_names_its_session(hospital, invoice, clerk):
    command = to_pay(invoice, taka(1), method=PaymentMethod.CARD, actor=clerk)

    payment = hospital.handle(command).payment

    assert payment.cashier_session_id == mine(hospital, clerk).session.id


def test_a_session_has_a_number_a_cashier_and_a_float(hospital):
    actor = the_cashier()

    session = hospital.handle(to_open(actor, 20_00, place=" Desk  2 "))

    assert session.number == "CSH-2027-000001"
    assert session.cashier_id == actor.account_id
    assert (session.place, session.opening_float) == ("Desk 2", taka(20_00))


def test_nobody_keeps_two_drawers_at_once(hospital, clerk):
    with pytest.raises(CashierSessionIsOpen):
        hospital.handle(to_open(clerk))

    hospital.handle(to_close(clerk, cash=20_00))
    assert hospital.handle(to_open(clerk)).number == "CSH-2027-000002"


def test_who_has_no_account_keeps_no_drawer(hospital):
    nobody = an_actor(Role.BILLING, account_id=None)

    with pytest.raises(NoCashierSession):
        hospital.handle(to_open(nobody))
    with pytest.raises(RoleLacksPermission):
        hospital.handle(to_open(OPERATOR))


def test_a_drawer_holds_the_hospitals_money(hospital, clerk):
    nothing = Money(0, "EUR")
    euros = Takings(PaymentMethod.CASH, nothing)

    for wrong in (
        evolve(to_open(the_cashier()), opening_float=nothing),
        evolve(to_close(clerk), counted=(euros,)),
    ):
        with pytest.raises(CurrencyMismatch):
            hospital.handle(wrong)


def test_the_answer_of_the_closing_tells_what_should_be_there(hospital, invoice, clerk):
    for minor, method in ((30_00, "cash"), (50_00, "card"), (70_00, "mobile")):
        by = PaymentMethod(method)
        hospital.handle(to_pay(invoice, taka(minor), method=by, actor=clerk))

    closed = hospital.handle(to_close(clerk, cash=50_00, card=50_00, mobile=70_00))

    assert closed.closing.by == clerk.account_id
    assert [(c.expected.minor, c.counted.minor) for c in closed.closing.counts] == [
        (50_00, 50_00),
        (50_00, 50_00),
        (70_00, 70_00),
    ]


def test_a_count_that_is_refused_tells_no_amount(hospital, clerk):
    with pytest.raises(DifferenceWithoutNote) as refusal:
        hospital.handle(to_close(clerk, cash=19_00))

    assert "20" not in f"{refusal.value}{refusal.value!r}"
    assert mine(hospital, clerk).session.is_open


def test_a_difference_is_written_down_with_its_note(hospital, clerk):
    closed = hospital.handle(to_close(clerk, cash=19_00, note="A coin fell behind"))

    [difference] = closed.closing.differences
    assert (difference.difference, closed.closing.note) == (
        taka(-1_00),
        "A coin fell behind",
    )
    assert sessions(hospital, WhichSessions.WITH_DIFFERENCE) == [closed.id]


def test_nothing_comes_into_a_closed_drawer(hospital, invoice, clerk):
    hospital.handle(to_close(clerk, cash=20_00))

    with pytest.raises(NoCashierSession):
        hospital.handle(
            to_pay(invoice, taka(1), method=PaymentMethod.CASH, actor=clerk)
        )


def test_a_drawer_is_closed_once(hospital, clerk):
    session_id = hospital.handle(to_close(clerk, cash=20_00)).id

    with pytest.raises(CashierSessionIsClosed):
        hospital.handle(to_close(clerk, session_id=session_id, cash=20_00))
    with pytest.raises(NoCashierSession):
        hospital.handle(to_close(clerk, cash=20_00))


def test_billing_closes_what_somebody_forgot(hospital, clerk):
    session_id, somebody = mine(hospital, clerk).session.id, the_cashier()

    closed = hospital.handle(to_close(somebody, session_id=session_id, cash=20_00))

    assert (closed.cashier_id, closed.closing.by) == (
        clerk.account_id,
        somebody.account_id,
    )


def test_the_desk_closes_nobody_elses(hospital, clerk):
    colleague = an_actor(Role.FRONT_DESK)
    for session_id in (mine(hospital, clerk).session.id, new(CashierSessionId)):
        with pytest.raises(CashierSessionNotFound):
            hospital.handle(to_close(colleague, session_id=session_id))


def test_a_cashier_is_told_the_takings_only_after_the_count(hospital, invoice):
    cashier = at_the_drawer(hospital)
    paid = to_pay(invoice, taka(5_00), method=PaymentMethod.CASH, actor=cashier)
    number = hospital.handle(paid).payment.number
    session_id = mine(hospital, cashier).session.id
    query = ReadCashierSession(actor=cashier, session_id=session_id)
    looks = (mine(hospital, cashier), hospital.handle(query))

    hospital.handle(to_close(cashier, cash=5_00))

    assert [(look.takings, look.receipts) for look in looks] == [(None, None)] * 2
    for look in (mine(hospital, cashier), hospital.handle(query)):
        assert (look.takings, look.receipts) == (so_much(cash=5_00), (number,))


def test_billing_looks_into_anybody_elses_open_drawer(hospital, invoice, clerk):
    paid = to_pay(invoice, taka(5_00), method=PaymentMethod.CASH, actor=clerk)
    hospital.handle(paid)
    session_id = mine(hospital, clerk).session.id

    report = hospital.handle(
        ReadCashierSession(actor=the_cashier(), session_id=session_id)
    )

    assert report.takings == so_much(cash=5_00)


def test_who_never_kept_a_drawer_has_none(hospital):
    with pytest.raises(NoCashierSession):
        mine(hospital, the_cashier())


def test_drawers_are_listed_the_latest_first_page_by_page(hospital, clerk):
    first = hospital.handle(to_close(clerk, cash=20_00)).id
    hospital.clock.pass_by(DAY)
    second = hospital.handle(to_open(clerk)).id

    assert sessions(hospital) == [second, first]
    assert sessions(hospital, limit=1) == [second]
    assert sessions(hospital, after=second) == [first]
    assert sessions(hospital, WhichSessions.OPEN) == [second]
    assert sessions(hospital, WhichSessions.WITH_DIFFERENCE) == []
    with pytest.raises(RoleLacksPermission):
        hospital.handle(ListCashierSessions(actor=clerk))
