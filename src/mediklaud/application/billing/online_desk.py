"""Sending somebody to the gateway's page: the same for patients and holders of links.

Our key is kept first; then the gateway is asked; then its answer is kept (B7).
"""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from mediklaud.application.billing.held import held
from mediklaud.application.billing.online_order import Orders
from mediklaud.application.use_case import Gathered
from mediklaud.domain.access.scope import EVERYONE, Scope
from mediklaud.domain.billing.gateway import (
    GatewayRefused,
    GatewaySilent,
    PaymentOrder,
    Redirect,
    require_gateway,
)
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.billing.online import (
    IntentStatus,
    OtherAmountUnderWay,
    PaymentIntent,
)
from mediklaud.domain.billing.policy import BillingPolicy
from mediklaud.domain.billing.share_out import require_not_more_than_due
from mediklaud.domain.shared.ids import (
    InvoiceId,
    PatientId,
    PaymentIntentId,
)
from mediklaud.domain.shared.money import Money, total
from mediklaud.ports.billing import Accounts, Invoices
from mediklaud.ports.payments import PaymentGateway
from mediklaud.ports.payments_online import PaymentIntents
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class OnlinePayment:
    """How an attempt to pay online stands, and where the payer goes on."""

    id: PaymentIntentId
    patient_id: PatientId
    invoice_id: InvoiceId
    amount: Money
    status: IntentStatus
    redirect_url: str | None
    expires_at: datetime

    @classmethod
    def of(cls, intent: PaymentIntent) -> OnlinePayment:
        """The attempt, without what is between us and the gateway."""
        goes_on = intent.status is IntentStatus.STARTED
        return cls(
            id=intent.id,
            patient_id=intent.patient_id,
            invoice_id=intent.invoice_id,
            amount=intent.amount,
            status=intent.status,
            redirect_url=intent.redirect if goes_on else None,
            expires_at=intent.expires_at,
        )


@frozen(kw_only=True)
class Sent:
    """An attempt that is kept, with what the gateway is to be told."""

    intent: PaymentIntent
    order: PaymentOrder


@frozen(kw_only=True)
class Answered:
    """What came of asking the gateway: a page, silence, or a no."""

    intent: PaymentIntent
    redirect: Redirect | None = None
    refused: bool = False


@frozen(kw_only=True)
class OnlineDesk(Gathered):
    """What it takes to keep an attempt before the gateway hears of it."""

    accounts: Accounts
    invoices: Invoices
    intents: PaymentIntents
    orders: Orders
    gateway: PaymentGateway
    policy: BillingPolicy
    ids: Ids
    now: datetime

    def begin(self, invoice_id: InvoiceId, scope: Scope, amount: Money | None) -> Sent:
        """The attempt that is under way for this invoice, or a new one."""
        invoice = held(self.accounts, lambda: self.invoices.get(invoice_id, scope))
        require_gateway(self.gateway.name)
        currency = invoice.currency if amount is None else amount.currency
        invoice.require_payable_in(currency)
        owed = self.accounts.read(invoice.patient_id, self.now).owed
        due = total((o.amount for o in owed if o.invoice_id == invoice.id), currency)
        asked = amount or due
        require_not_more_than_due(asked, invoice.id, owed)
        intent = self._under_way(invoice.id, amount, due) or self._new(invoice, asked)
        return Sent(intent=intent, order=self.orders.of(intent))

    def _under_way(
        self, invoice_id: InvoiceId, amount: Money | None, due: Money
    ) -> PaymentIntent | None:
        """The open one: it is taken up again where it asks for the same."""
        found = self.intents.latest_of(invoice_id)
        if found is None or not found.is_open:
            return None
        outdated = amount is None and due < found.amount
        if found.is_over_at(self.now) or outdated:
            ended = found.ended(IntentStatus.EXPIRED).to_be_asked(self.now)
            self.intents.save(ended)
            return None
        if amount not in {None, found.amount}:
            raise OtherAmountUnderWay(invoice_id, found.amount)
        return found

    def _new(self, invoice: Invoice, amount: Money) -> PaymentIntent:
        intent = PaymentIntent(
            id=self.ids.new(PaymentIntentId),
            patient_id=invoice.patient_id,
            invoice_id=invoice.id,
            amount=amount,
            provider=self.gateway.name,
            asked_at=self.now,
            expires_at=self.now + self.policy.online_payment_lasts,
        ).to_be_asked(self.now)
        self.intents.add(intent)
        return intent


def ask_gateway(sent: Sent, *, gateway: PaymentGateway) -> Answered:
    """Order the page, unless there is one; whoever is silent is asked again later."""
    intent = sent.intent
    if intent.redirect is not None:
        return Answered(intent=intent)
    try:
        return Answered(intent=intent, redirect=gateway.start(sent.order))
    except GatewaySilent:
        return Answered(intent=intent)
    except GatewayRefused:
        return Answered(intent=intent, refused=True)


def keep_answer_of(
    answered: Answered, intents: PaymentIntents, now: datetime
) -> PaymentIntent:
    """Keep it, unless somebody else has kept theirs, or all is over by now."""
    intent = intents.get(answered.intent.id, EVERYONE)
    if not intent.is_open or intent.redirect is not None:
        return intent
    if answered.redirect is not None:
        intent = intent.started(answered.redirect)
    elif answered.refused:
        intent = intent.ended(IntentStatus.FAILED)
    else:
        intent = intent.unanswered()
    return intents.save(intent.to_be_asked(now))
