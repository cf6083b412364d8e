"""Payments online, of which a test names only what matters."""

from datetime import timedelta

from mediklaud.domain.billing.gateway import (
    GatewayEvent,
    GatewayState,
    GatewayStatus,
    Redirect,
)
from mediklaud.domain.billing.online import PaymentIntent
from mediklaud.domain.billing.payment_exception import ExceptionKind, PaymentException
from mediklaud.domain.shared.ids import (
    InvoiceId,
    PatientId,
    PaymentExceptionId,
    PaymentIntentId,
)
from mediklaud.ports.payments_online import PaymentIntents
from tests.builders.billing import FEE, with_account, with_issued
from tests.clock import MONDAY_MORNING
from tests.hospital import new

HALF_AN_HOUR = timedelta(minutes=30)


def an_intent(**what):
    """A wish on Monday morning to pay 500 taka within half an hour."""
    usual = {
        "id": new(PaymentIntentId),
        "patient_id": new(PatientId),
        "invoice_id": new(InvoiceId),
        "amount": FEE,
        "provider": "sandbox",
        "asked_at": MONDAY_MORNING,
        "expires_at": MONDAY_MORNING + HALF_AN_HOUR,
        "look_at": MONDAY_MORNING + timedelta(minutes=1),
    }
    return PaymentIntent(**{**usual, **what})


def a_redirect(ref="ref-1"):
    """The gateway's page for an order."""
    return Redirect(provider_ref=ref, url=f"https://pay.example/{ref}")


def the_truth(intent, state=GatewayState.SUCCEEDED, **what):
    """What the gateway says of the order: paid as asked, if nothing else is said."""
    captured = intent.amount if state is GatewayState.SUCCEEDED else None
    usual = {
        "provider_ref": intent.provider_ref or "ref-1",
        "key": str(intent.id),
        "state": state,
        "captured": captured,
    }
    return GatewayStatus(**{**usual, **what})


def a_report(intent, **what):
    """The gateway tells that something happened to the order."""
    usual = {
        "id": f"evt-{new(PaymentIntentId)}",
        "kind": "paid",
        "provider_ref": intent.provider_ref or "ref-1",
        "key": str(intent.id),
    }
    return GatewayEvent(**{**usual, **what})


def an_exception(intent, **what):
    """The money for it came late."""
    usual = {
        "id": new(PaymentExceptionId),
        "intent_id": intent.id,
        "patient_id": intent.patient_id,
        "invoice_id": intent.invoice_id,
        "kind": ExceptionKind.LATE,
        "asked": intent.amount,
        "captured": intent.amount,
        "provider": intent.provider,
        "provider_ref": intent.provider_ref or "ref-1",
        "found_at": MONDAY_MORNING,
    }
    return PaymentException(**{**usual, **what})


def with_intent(port, **what):
    """A wish to pay an invoice that is there."""
    patient_id = with_account(port)
    invoice = with_issued(port, patient_id)
    intent = an_intent(patient_id=patient_id, invoice_id=invoice.id, **what)
    port(PaymentIntents).add(intent)
    return intent
