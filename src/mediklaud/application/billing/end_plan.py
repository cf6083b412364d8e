"""Billing takes an invoice as it was before it was to be paid in parts (U2)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.billing.held import held
from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.payment_plan import NotPlanned, PaymentPlan
from mediklaud.domain.shared.ids import InvoiceId
from mediklaud.ports.billing import Accounts, Invoices
from mediklaud.ports.crediting import PaymentPlans


@frozen(kw_only=True)
class EndPlan(Command[PaymentPlan]):
    """End the agreement about an invoice: its own due date counts again."""

    permission: ClassVar = Permission.PLAN_PAYMENTS
    invoice_id: InvoiceId
    reason: str = field(repr=False)


def end_plan(
    command: EndPlan,
    *,
    accounts: Accounts,
    invoices: Invoices,
    plans: PaymentPlans,
    now: datetime,
    actor: Actor,
    scope: Scope,
) -> PaymentPlan:
    """End it, with the reason."""
    invoice = held(accounts, lambda: invoices.get(command.invoice_id, scope))
    plan = plans.live(invoice.id)
    if plan is None:
        raise NotPlanned(invoice.id)
    ended = plan.end(by=actor.account_id, at=now, reason=command.reason)
    plans.end(ended)
    return ended
