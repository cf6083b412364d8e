"""Drawers while many things happen at once, on each of the databases (B9)."""

from functools import partial

import pytest
from sqlalchemy import delete, insert, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.billing.cashier_tables import (
    cashier_sessions,
    drawer_counts,
    drawer_payouts,
)
from mediklaud.adapters.sql.billing.invoice_tables import payments
from mediklaud.adapters.sql.billing.payment_rows import to_row
from mediklaud.application.billing.take_payment import Receipt
from mediklaud.domain.billing.cashier_session import (
    CashierSession,
    CashierSessionIsClosed,
    CashierSessionIsOpen,
    NoCashierSession,
)
from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.domain.billing.refund import Refund
from mediklaud.domain.shared.ids import RefundId
from mediklaud.ports.billing import Payments
from mediklaud.ports.cash import CashierSessions
from tests.at_once import all_at_once, meanwhile
from tests.builders.billing import taka, with_account
from tests.builders.cashier import (
    invoiced,
    seen,
    the_cashier,
    to_pay,
    to_set_tariff,
)
from tests.builders.drawers import (
    at_the_drawer,
    counted,
    paid_into,
    so_much,
    to_close,
    to_open,
    with_session,
)
from tests.builders.refunds import granted, to_pay_out
from tests.builders.registry import an_enrolled_patient
from tests.hospital import a_hospital, new, ports_of, read

NOTE = "Somebody paid while it was counted"


@pytest.fixture
def hospital(database):
    hospital = a_hospital(database)
    hospital.handle(to_set_tariff())
    return hospital


def to_pay_cash(hospital, cashier):
    """The command that takes one taka of a new patient."""
    patient_id = an_enrolled_patient(hospital).id
    seen(hospital, patient_id)
    invoice = invoiced(hospital, patient_id)
    return to_pay(invoice, taka(1), method=PaymentMethod.CASH, actor=cashier)


def sent(hospital, *commands):
    return all_at_once(*(partial(hospital.handle, one) for one in commands))


def test_a_cashier_who_opens_by_eight_hands_at_once_has_one_drawer(hospital):
    outcomes = sent(hospital, *[to_open(the_cashier(), 100)] * 8)

    opened = [o for o in outcomes if isinstance(o, CashierSession)]
    assert len(opened) == 1
    assert sum(isinstance(o, CashierSessionIsOpen) for o in outcomes) == 7


def test_sixteen_payments_and_a_closing_at_once_agree_on_what_was_taken(hospital):
    cashier = at_the_drawer(hospital)
    paying = [to_pay_cash(hospital, cashier) for _ in range(16)]

    outcomes = sent(hospital, *paying, to_close(cashier, cash=16, note=NOTE))

    taken = [o for o in outcomes if isinstance(o, Receipt)]
    [closed] = [o for o in outcomes if isinstance(o, CashierSession)]
    assert closed.closing
    [expected, *_] = closed.closing.counts
    assert len(taken) + len([o for o in outcomes if _came_too_late(o)]) == 16
    assert expected.expected == taka(len(taken))
    sessions = read(hospital.storage, CashierSessions)
    assert sessions.takings(closed.id) == (so_much(cash=len(taken)) if taken else ())


def test_sixteen_refunds_and_a_closing_at_once_agree_on_what_left(hospital):
    cashier = at_the_drawer(hospital, minor=16)
    refunds = [
        granted(hospital, hospital.handle(to_pay_cash(hospital, cashier)).payment)
        for _ in range(16)
    ]
    paying = [to_pay_out(refund, actor=cashier) for refund in refunds]

    outcomes = sent(hospital, *paying, to_close(cashier, cash=32, note=NOTE))

    gone = [o for o in outcomes if isinstance(o, Refund)]
    [closed] = [o for o in outcomes if isinstance(o, CashierSession)]
    assert closed.closing
    [expected, *_] = closed.closing.counts
    assert len(gone) + len([o for o in outcomes if _came_too_late(o)]) == 16
    assert expected.expected == taka(32 - len(gone))


def _came_too_late(outcome):
    return isinstance(outcome, NoCashierSession)


def test_a_drawer_closed_by_eight_at_once_is_closed_once(hospital):
    cashier = at_the_drawer(hospital)
    with ports_of(hospital.storage) as port:
        session_id = port(CashierSessions).open_of(cashier.account_id).id
    closing = to_close(the_cashier(), session_id=session_id)

    outcomes = sent(hospital, *[closing] * 8)

    assert sum(isinstance(o, CashierSession) for o in outcomes) == 1
    assert sum(isinstance(o, CashierSessionIsClosed) for o in outcomes) == 7


def test_a_closing_waits_for_a_payment_under_way(hospital):
    cashier = at_the_drawer(hospital)
    close = to_close(cashier, cash=5)
    with meanwhile(hospital, hospital.handle, close) as (port, begin):
        session = port(CashierSessions).open_of(cashier.account_id)
        patient_id = with_account(port)
        closing = begin()
        port(Payments).add(paid_into(session, taka(5), patient_id=patient_id))

    assert closing.result(timeout=20).closing.differences == ()


def test_a_payment_that_waited_for_the_closing_finds_no_drawer(hospital):
    cashier = at_the_drawer(hospital)
    pay = to_pay_cash(hospital, cashier)
    with meanwhile(hospital, hospital.handle, pay) as (port, begin):
        session = port(CashierSessions).open_of(cashier.account_id)
        paying = begin()
        port(CashierSessions).close(counted(session))

    assert isinstance(paying.exception(timeout=20), NoCashierSession)


def run(database, *statements):
    with database.unit(writes=True) as unit:
        for statement in statements:
            unit.database.connection.execute(statement)


def test_a_database_takes_nothing_into_a_closed_drawer(database):
    with ports_of(database) as port:
        session, patient_id = with_session(port), with_account(port)
        port(CashierSessions).close(counted(session))
    here = {"hospital_id": database.hospital_id}
    late = paid_into(session, taka(1), patient_id=patient_id)
    with database.unit(writes=False) as unit:
        row = to_row(late, unit.database)
    left = {"refund_id": new(RefundId).value, "method": "cash", "amount_minor": 1}

    for statement in (
        insert(payments).values(**here, **row),
        insert(drawer_payouts).values(
            **here, **left, cashier_session_id=session.id.value
        ),
    ):
        with pytest.raises(IntegrityError, match="drawer is closed"):
            run(database, statement)


def test_a_database_refuses_to_change_or_remove_a_closed_session(database):
    with ports_of(database) as port:
        session = with_session(port, 5)
        port(CashierSessions).close(counted(session, cash=5))
    this = cashier_sessions.c.id == session.id.value
    counts = drawer_counts.c.session_id == session.id.value

    for statement in (
        update(cashier_sessions).values(float_minor=4).where(this),
        update(cashier_sessions).values(closed_at=None, sealed=None).where(this),
        delete(cashier_sessions).where(this),
        update(drawer_counts).values(counted_minor=4).where(counts),
        delete(drawer_counts).where(counts),
    ):
        with pytest.raises(IntegrityError, match="never changes"):
            run(database, statement)
