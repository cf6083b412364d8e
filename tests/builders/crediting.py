"""Credit notes by hand, disputes and plans, of which a test names what matters."""

from datetime import timedelta

from mediklaud.application.billing.decide_credit_request import DecideCreditRequest
from mediklaud.application.billing.decide_dispute import DecideDispute
from mediklaud.application.billing.dispute_line import DisputeLine
from mediklaud.application.billing.end_plan import EndPlan
from mediklaud.application.billing.issue_credit_note import IssueCreditNote
from mediklaud.application.billing.plan_payments import PlanPayments
from mediklaud.application.billing.price_charge import PriceCharge
from mediklaud.application.billing.read_invoice import ReadInvoice
from mediklaud.domain.billing.credit_note import CreditKind, CreditLine
from mediklaud.domain.billing.credit_request import CreditRequest
from mediklaud.domain.billing.dispute import Dispute
from mediklaud.domain.billing.payment_plan import Instalment, PaymentPlan
from mediklaud.domain.shared.ids import (
    AccountId,
    CreditRequestId,
    DisputeId,
    PaymentPlanId,
)
from tests.builders.billing import MONDAY, taka
from tests.builders.cashier import invoiced, seen, the_cashier
from tests.clock import MONDAY_MORNING
from tests.hospital import new


def an_invoice_of(hospital, patient_id, *prices, **how):
    """An issued invoice with a line of each price."""
    for price in prices:
        charge = seen(hospital, patient_id)
        hospital.handle(
            PriceCharge(actor=the_cashier(), charge_id=charge.id, price=price)
        )
    return invoiced(hospital, patient_id, **how)


def lines_of(**amounts):
    """So many paisa of which line: `lines_of(_1=300)`."""
    return tuple(
        CreditLine(position=int(name[1:]), amount=taka(minor))
        for name, minor in amounts.items()
    )


def to_credit(invoice, *lines, kind=CreditKind.CORRECTION, **what):
    """The command that credits these lines; all that is left, if none is named."""
    usual = {
        "actor": the_cashier(),
        "invoice_id": invoice.id,
        "kind": kind,
        "reason": "Never took place",
        "lines": lines,
    }
    return IssueCreditNote(**{**usual, **what})


def to_decide(request, *, granted=True, **what):
    """The command by which somebody else lets it happen, or not."""
    usual = {
        "actor": the_cashier(),
        "credit_request_id": request.id,
        "granted": granted,
        "reason": "Looked at it",
    }
    return DecideCreditRequest(**{**usual, **what})


def credited(hospital, invoice, *lines, **what):
    """The credit note that one person asked for and another let happen."""
    request = hospital.handle(to_credit(invoice, *lines, **what)).request
    return hospital.handle(to_decide(request)).note


def to_dispute(invoice, position=1, **what):
    """The command that objects to a line."""
    usual = {
        "actor": the_cashier(),
        "invoice_id": invoice.id,
        "position": position,
        "reason": "I was not there",
    }
    return DisputeLine(**{**usual, **what})


def to_answer(dispute, *, upheld, **what):
    """The command that answers it."""
    usual = {
        "actor": the_cashier(),
        "dispute_id": dispute.id,
        "upheld": upheld,
        "reason": "Asked the doctor",
    }
    return DecideDispute(**{**usual, **what})


def parts(*minor, first=MONDAY, every=30):
    """So many paisa each, the first on that day, then every so many days."""
    return tuple(
        Instalment(first + n * timedelta(days=every), taka(one))
        for n, one in enumerate(minor)
    )


def to_plan(invoice, *instalments, **what):
    """The command that agrees on these instalments."""
    usual = {
        "actor": the_cashier(),
        "invoice_id": invoice.id,
        "instalments": instalments,
    }
    return PlanPayments(**{**usual, **what})


def to_end(invoice):
    """The command that ends what was agreed."""
    return EndPlan(actor=the_cashier(), invoice_id=invoice.id, reason="Moved away")


def standing(hospital, invoice):
    """How the invoice stands today."""
    return hospital.handle(ReadInvoice(actor=the_cashier(), invoice_id=invoice.id))


def a_request(invoice, **what):
    """A wish to credit one taka of the first line."""
    usual = {
        "id": new(CreditRequestId),
        "patient_id": invoice.patient_id,
        "invoice_id": invoice.id,
        "kind": CreditKind.WAIVER,
        "lines": lines_of(_1=100),
        "reason": "Cannot pay",
        "asked_by": new(AccountId),
        "asked_at": MONDAY_MORNING,
    }
    return CreditRequest(**{**usual, **what})


def a_dispute(invoice, position=1, **what):
    """An objection to a line of the invoice."""
    usual = {
        "id": new(DisputeId),
        "patient_id": invoice.patient_id,
        "invoice_id": invoice.id,
        "position": position,
        "reason": "I was not there",
        "opened_by": new(AccountId),
        "opened_at": MONDAY_MORNING,
    }
    return Dispute(**{**usual, **what})


def a_plan(invoice, *instalments, **what):
    """An agreement about the invoice."""
    usual = {
        "id": new(PaymentPlanId),
        "patient_id": invoice.patient_id,
        "invoice_id": invoice.id,
        "instalments": instalments,
        "agreed_by": new(AccountId),
        "agreed_at": MONDAY_MORNING,
    }
    return PaymentPlan(**{**usual, **what})
