import pytest

from mediklaud.domain.billing.cashier_session import (
    CashierSessionNotFound,
    WhichSessions,
)
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import AccountId, CashierSessionId, RefundId
from mediklaud.ports.billing import Payments
from mediklaud.ports.cash import CashierSessions, PayOut
from tests.builders.billing import taka, with_account
from tests.builders.drawers import counted, paid_into, so_much, with_session
from tests.hospital import new, ports_of, read


def sessions(storage):
    return read(storage, CashierSessions)


def close(storage, session, **count):
    closed = counted(session, note="Counted twice", **count)
    with ports_of(storage) as port:
        port(CashierSessions).close(closed)
    return closed


def a_pay_out(session, minor, **what):
    usual = {"method": so_much(cash=1)[0].method, "refund_id": new(RefundId)}
    return PayOut(session_id=session.id, amount=taka(minor), **{**usual, **what})


@pytest.fixture
def session(storage):
    with ports_of(storage) as port:
        return with_session(port, 200, place="Desk 2")


def test_a_session_comes_back_as_it_was_opened(storage, session):
    found = sessions(storage)

    assert found.get(session.id) == session
    assert found.lock(session.id) == session
    assert found.open_of(session.cashier_id) == session
    assert found.latest_of(session.cashier_id) == session


def test_a_closed_one_comes_back_with_its_count_and_note(storage, session):
    closed = close(storage, session, cash=199, mobile=3)

    found = sessions(storage)
    assert found.get(session.id) == closed
    assert found.open_of(session.cashier_id) is None
    assert found.latest_of(session.cashier_id) == closed


def test_nobody_has_two_open_ones(storage, session):
    with pytest.raises(Contended), ports_of(storage) as port:
        with_session(port, cashier_id=session.cashier_id)


def test_after_the_closing_the_next_one_opens(storage, session):
    close(storage, session)
    with ports_of(storage) as port:
        second = with_session(port, cashier_id=session.cashier_id)

    assert sessions(storage).open_of(session.cashier_id) == second
    assert sessions(storage).latest_of(session.cashier_id) == second


def test_one_is_closed_once(storage, session):
    close(storage, session)

    with pytest.raises(Contended):
        close(storage, session, cash=1)


def test_nobody_finds_what_is_not_there(storage):
    for look in (sessions(storage).get, sessions(storage).lock):
        with pytest.raises(CashierSessionNotFound):
            look(new(CashierSessionId))
    assert sessions(storage).open_of(new(AccountId)) is None
    assert sessions(storage).latest_of(new(AccountId)) is None


def test_takings_are_what_came_in_less_what_was_paid_out(storage, session):
    with ports_of(storage) as port:
        patient_id = with_account(port)
        other = with_session(port)
        for into, minor, method in (
            (session, 100, "cash"),
            (session, 20, "cash"),
            (session, 7, "card"),
            (other, 1000, "cash"),
        ):
            (how,) = so_much(**{method: minor})
            payment = paid_into(into, how.amount, how.method, patient_id=patient_id)
            port(Payments).add(payment)
        port(CashierSessions).pay_out(a_pay_out(session, 50))

    assert set(sessions(storage).takings(session.id)) == {*so_much(cash=70, card=7)}
    assert len(sessions(storage).receipts(session.id)) == 2 + 1


def test_nothing_came_in_yet(storage, session):
    assert sessions(storage).takings(session.id) == ()
    assert sessions(storage).receipts(session.id) == ()


def test_a_refund_leaves_a_drawer_once(storage, session):
    paid = a_pay_out(session, 50)
    with ports_of(storage) as port:
        port(CashierSessions).pay_out(paid)

    with pytest.raises(Contended), ports_of(storage) as port:
        port(CashierSessions).pay_out(paid)


def test_pages_are_told_by_what_is_asked_for(storage):
    with ports_of(storage) as port:
        right, wrong, still_open = (with_session(port, 5) for _ in range(3))
    close(storage, right, cash=5)
    close(storage, wrong, cash=4)

    def page(which, after=None):
        found = sessions(storage).page(which, after, 10)
        return [session.id for session in found]

    assert page(WhichSessions.ALL) == [still_open.id, wrong.id, right.id]
    assert page(WhichSessions.ALL, still_open.id) == [wrong.id, right.id]
    assert page(WhichSessions.OPEN) == [still_open.id]
    assert page(WhichSessions.WITH_DIFFERENCE) == [wrong.id]
