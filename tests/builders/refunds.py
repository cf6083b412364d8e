"""Money that goes back, of which a test names only what matters."""

from attrs import evolve

from mediklaud.application.billing.ask_refund import AskRefund
from mediklaud.application.billing.decide_refund import DecideRefund
from mediklaud.application.billing.pay_out_refund import PayOutRefund
from mediklaud.domain.billing.payment import Allocation, PaymentMethod
from mediklaud.domain.billing.refund import PayOut, Refund, Verdict
from mediklaud.domain.shared.ids import AccountId, PatientId, PaymentId, RefundId
from mediklaud.ports.refunds import Refunds
from tests.builders.billing import FEE
from tests.builders.cashier import the_cashier
from tests.clock import MONDAY_MORNING
from tests.hospital import new


def a_refund(payment=None, **what):
    """All of a payment by cash, asked for on Monday morning."""
    refund_id = new(RefundId)
    usual = {
        "id": refund_id,
        "number": f"RFD-{refund_id}",
        "payment_id": payment.id if payment else new(PaymentId),
        "patient_id": payment.patient_id if payment else new(PatientId),
        "amount": payment.amount if payment else FEE,
        "method": PaymentMethod.CASH,
        "reason": "Came twice by mistake",
        "asked_by": new(AccountId),
        "asked_at": MONDAY_MORNING,
    }
    return Refund(**{**usual, **what})


def a_verdict(**what):
    """Of somebody else, on Monday morning."""
    usual = {
        "by": new(AccountId),
        "at": MONDAY_MORNING,
        "reason": "As it says",
    }
    return Verdict(**{**usual, **what})


def approved(refund, *freed):
    """The same, approved; `freed` are pairs of an invoice's id and an amount."""
    parts = tuple(Allocation(refund.payment_id, *one) for one in freed)
    return refund.approved(a_verdict(), parts)


def paid_out(**what):
    """By somebody, on Monday morning."""
    return PayOut(**{"at": MONDAY_MORNING, "by": new(AccountId), **what})


def with_refund(port, payment, **what):
    """Somebody has asked for it."""
    refund = a_refund(payment, **what)
    port(Refunds).add(refund)
    return refund


def with_approved(port, payment, *freed, **what):
    """Somebody else has approved it."""
    return port(Refunds).save(approved(with_refund(port, payment, **what), *freed))


def an_online_refund(payment=None, **what):
    """One that the gateway gives back."""
    return evolve(a_refund(payment, **what), method=PaymentMethod.ONLINE)


def to_ask(payment, amount=None, **what):
    """The command that asks for a payment to go back, all of it if no sum is named."""
    usual = {
        "actor": the_cashier(),
        "payment_id": payment.id,
        "amount": amount or payment.amount,
        "reason": "Came twice by mistake",
    }
    return AskRefund(**{**usual, **what})


def to_decide(refund, *, granted=True, **what):
    """The command by which somebody else of billing decides."""
    usual = {
        "actor": the_cashier(),
        "refund_id": refund.id,
        "granted": granted,
        "reason": "As it says",
    }
    return DecideRefund(**{**usual, **what})


def to_pay_out(refund, **what):
    """The command by which somebody of billing hands it over."""
    return PayOutRefund(**{"actor": the_cashier(), "refund_id": refund.id, **what})


def granted(hospital, payment, amount=None, **what):
    """Asked for by one, approved by another."""
    asked = hospital.handle(to_ask(payment, amount, **what))
    return hospital.handle(to_decide(asked))
