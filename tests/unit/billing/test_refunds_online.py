"""What was paid online goes back by the gateway: once, whatever it says (B6, B7)."""

from datetime import timedelta

import pytest
from attrs import evolve

from mediklaud.application.billing.read_refund import ReadRefund
from mediklaud.application.billing.send_refund import SendRefund
from mediklaud.domain.access.actor import WORKER
from mediklaud.domain.billing.gateway import GatewayRefundState
from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.domain.billing.refund import RefundStatus
from mediklaud.domain.billing.refund_refusals import RefundElsewhere
from mediklaud.ports.billing import Payments
from tests.builders.billing import taka
from tests.builders.cashier import account_of, the_cashier
from tests.builders.drawers import at_the_drawer
from tests.builders.refunds import granted, to_ask, to_pay_out
from tests.builders.sandbox import PayingHospital
from tests.hospital import read

LATER = timedelta(seconds=61)


@pytest.fixture
def house():
    """Five hundred taka have come online, and pay for the invoice."""
    house = PayingHospital()
    house.press(house.start())
    house.report()
    house.work()
    return house


@pytest.fixture
def refund(house):
    return granted(house.hospital, the_payment(house))


def the_payment(house):
    [payment] = read(house.storage, Payments).of_patient(house.patient_id, None, 9)
    return payment


def order_of(house):
    """How the sandbox calls the order that was paid."""
    [row] = house.bank.connection.execute("select ref from orders").fetchall()
    return row["ref"]


def as_it_stands(house, refund):
    return house.handle(ReadRefund(actor=the_cashier(), refund_id=refund.id))


def given_back(house, refund):
    """What the sandbox has given back under the refund's key."""
    known = house.gateway.fetch(order_of(house)).refunds
    return [one.amount for one in known if one.key == str(refund.id)]


def send(house, refund):
    return house.handle(SendRefund(actor=WORKER, refund_id=refund.id))


def test_the_worker_has_it_given_back_once(house, refund):
    assert refund.method is PaymentMethod.ONLINE
    house.gateway.calls.clear()

    assert [house.work(), house.work()] == [True, False]

    done = as_it_stands(house, refund)
    assert (done.status, done.paid.by) == (RefundStatus.PAID, None)
    assert done.paid.provider_ref.endswith(str(refund.id))
    assert house.gateway.calls == ["refund"]
    assert given_back(house, refund) == [taka(500_00)]


def test_what_waits_for_the_gateway_nobody_pays_out(house, refund):
    with pytest.raises(RefundElsewhere):
        house.handle(to_pay_out(refund))


def test_what_came_online_may_go_back_in_cash(house):
    payment = the_payment(house)
    refund = granted(house.hospital, payment, method=PaymentMethod.CASH)
    house.gateway.calls.clear()

    house.work()
    clerk = at_the_drawer(house.hospital)
    paid = house.handle(to_pay_out(refund, actor=clerk))

    assert paid.status is RefundStatus.PAID
    assert house.gateway.calls == []


@pytest.mark.parametrize("mood", ["before", "after"])
def test_a_time_out_is_found_out_and_never_refunded_twice(house, refund, mood):
    house.gateway.moods[:] = [mood]
    house.work()
    assert as_it_stands(house, refund).status is RefundStatus.UNKNOWN

    house.clock.pass_by(LATER)
    house.gateway.calls.clear()
    house.work()

    assert as_it_stands(house, refund).status is RefundStatus.PAID
    again = ["refund"] if mood == "before" else []
    assert house.gateway.calls == ["fetch", *again]
    assert given_back(house, refund) == [taka(500_00)]


def test_silence_about_what_became_of_it_asks_for_nothing_anew(house, refund):
    house.gateway.moods[:] = ["after"]
    house.work()
    house.clock.pass_by(LATER)
    house.gateway.moods[:] = ["before"]
    house.gateway.calls.clear()

    house.work()

    assert house.gateway.calls == ["fetch"]
    assert as_it_stands(house, refund).status is RefundStatus.UNKNOWN


def test_two_workers_do_not_ask_at_the_same_time(house, refund):
    house.gateway.moods[:] = ["before"]
    send(house, refund)
    house.gateway.calls.clear()

    assert send(house, refund).status is RefundStatus.UNKNOWN

    assert house.gateway.calls == []


def test_what_the_gateway_refuses_is_the_patients_credit_again(house, refund):
    """A taka of it went back by hand, at the gateway: all of it cannot any more."""
    house.bank.refund(order_of(house), taka(1_00), "by hand")
    assert account_of(house.hospital, house.patient_id).owed == taka(500_00)

    house.work()

    failed = as_it_stands(house, refund)
    assert failed.status is RefundStatus.FAILED
    account = account_of(house.hospital, house.patient_id)
    assert (account.owed, account.credit) == (taka(0), taka(0))
    assert granted(house.hospital, the_payment(house)).status is RefundStatus.APPROVED


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"state": GatewayRefundState.WAITING}, RefundStatus.UNKNOWN),
        ({"state": GatewayRefundState.FAILED}, RefundStatus.FAILED),
        ({"amount": taka(499_99)}, RefundStatus.UNKNOWN),
    ],
)
def test_the_gateway_is_taken_at_its_word_if_it_speaks_of_the_same(
    house, refund, monkeypatch, said, status
):
    truth = type(house.gateway).refund
    monkeypatch.setattr(
        type(house.gateway),
        "refund",
        lambda gateway, *what: evolve(truth(gateway, *what), **said),
    )

    assert send(house, refund).status is status


def test_another_gateway_is_not_asked_for_what_came_by_this_one(
    house, refund, monkeypatch
):
    monkeypatch.setattr(type(house.gateway), "name", "other")
    house.gateway.calls.clear()

    assert send(house, refund).status is RefundStatus.APPROVED

    assert house.gateway.calls == []


def test_what_nobody_has_approved_is_not_sent(house):
    asked = house.handle(to_ask(the_payment(house)))
    house.gateway.calls.clear()

    assert not house.work()
    assert send(house, asked) == asked

    assert house.gateway.calls == []
