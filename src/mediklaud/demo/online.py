"""What the demo's patients have paid online, and what came of it (B7)."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from mediklaud.adapters.sandbox_payments.gateway import SandboxGateway
from mediklaud.adapters.sandbox_payments.reports import Report
from mediklaud.application.application import Application
from mediklaud.application.billing.online_desk import OnlinePayment
from mediklaud.application.billing.settle_intent import SettleIntent
from mediklaud.application.billing.start_online_payment import StartOnlinePayment
from mediklaud.domain.access.actor import WORKER, Actor, Role
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.billing.sandbox import Button
from mediklaud.gateways import gateway_for, sandbox_of
from mediklaud.ports.payments import PaymentGateway
from mediklaud.ports.system import Clock
from mediklaud.settings import Settings


def _nobody_listens(_report: Report) -> None:
    """No server stands there while the demo is made."""


def quiet_gateway(settings: Settings, clock: Clock) -> PaymentGateway:
    """The gateway of the settings; the sandbox reports nothing for the moment."""
    gateway = gateway_for(settings, clock)
    if not isinstance(gateway, SandboxGateway):
        return gateway
    return evolve(gateway, bank=evolve(gateway.bank, post=_nobody_listens))


def leave_online_payments(app: Application, unpaid: Sequence[Invoice]) -> None:
    """One payment that waits for its payer, and one of which too little came."""
    bank = sandbox_of(app)
    if bank is None:
        return
    waiting, amiss = unpaid[:2]
    _started(app, waiting)
    short = _started(app, amiss)
    bank.press((short.redirect_url or "").rpartition("/")[2], Button.SHORT)
    app.handle(SettleIntent(actor=WORKER, intent_id=short.id))


def _started(app: Application, invoice: Invoice) -> OnlinePayment:
    """By the patient at home."""
    patient = Actor(roles={Role.PATIENT}, patient_id=invoice.patient_id)
    return app.handle(StartOnlinePayment(actor=patient, invoice_id=invoice.id))
