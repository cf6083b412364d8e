"""Billing agrees with a patient to pay an invoice in parts (U2)."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.billing.crediting_by_hand import require_not_own
from mediklaud.application.billing.held import held
from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.payment_plan import (
    AlreadyPlanned,
    Instalment,
    PaymentPlan,
    require_plannable,
)
from mediklaud.domain.billing.policy import BillingPolicy
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import InvoiceId, PaymentPlanId
from mediklaud.ports.billing import Accounts, Invoices
from mediklaud.ports.crediting import PaymentPlans
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class PlanPayments(Command[PaymentPlan]):
    """Take what is due on an invoice in parts: while they come, nothing is late."""

    permission: ClassVar = Permission.PLAN_PAYMENTS
    invoice_id: InvoiceId
    instalments: tuple[Instalment, ...]


def plan_payments(
    command: PlanPayments,
    *,
    accounts: Accounts,
    invoices: Invoices,
    plans: PaymentPlans,
    ids: Ids,
    hospital: Hospital,
    policy: BillingPolicy,
    now: datetime,
    actor: Actor,
    scope: Scope,
) -> PaymentPlan:
    """Agree on it, unless something else is agreed already."""
    invoice = held(accounts, lambda: invoices.get(command.invoice_id, scope))
    invoice.require_payable_in(invoice.currency)
    require_not_own(actor, invoice)
    before = plans.live(invoice.id)
    if before is not None:
        raise AlreadyPlanned(before.id)
    today = hospital.day_of(now)
    due = invoices.read(invoice.id, scope, today).due
    require_plannable(
        invoice.id, command.instalments, due=due, today=today, policy=policy
    )
    plan = PaymentPlan(
        id=ids.new(PaymentPlanId),
        patient_id=invoice.patient_id,
        invoice_id=invoice.id,
        instalments=command.instalments,
        agreed_by=actor.account_id,
        agreed_at=now,
    )
    plans.add(plan)
    return plan
