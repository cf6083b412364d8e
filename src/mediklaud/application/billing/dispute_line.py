"""A patient objects to what is on an invoice (U2)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.billing.held import held
from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.credit_by_hand import left_on
from mediklaud.domain.billing.dispute import (
    Dispute,
    NothingToDispute,
    require_disputable,
)
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.shared.ids import DisputeId, InvoiceId
from mediklaud.ports.billing import Accounts, CreditNotes, Invoices
from mediklaud.ports.crediting import Disputes
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class DisputeLine(Command[Dispute]):
    """Say what is wrong with a line; until it is answered, it keeps nobody away."""

    permission: ClassVar = Permission.DISPUTE
    invoice_id: InvoiceId
    position: int
    """The invoice's first line is 1."""
    reason: str = field(repr=False)


def dispute_line(
    command: DisputeLine,
    *,
    accounts: Accounts,
    invoices: Invoices,
    credit_notes: CreditNotes,
    disputes: Disputes,
    ids: Ids,
    now: datetime,
    actor: Actor,
    scope: Scope,
) -> Dispute:
    """Leave it with billing, unless it was answered before."""
    invoice = held(accounts, lambda: invoices.get(command.invoice_id, scope))
    invoice.require_payable_in(invoice.currency)
    if not left_on(invoice, command.position, credit_notes.of_invoice(invoice.id)):
        raise NothingToDispute(invoice.id, command.position)
    require_disputable(
        disputes.of_invoice(invoice.id),
        command.position,
        by_billing=_is_billing(actor, invoice),
    )
    dispute = Dispute(
        id=ids.new(DisputeId),
        patient_id=invoice.patient_id,
        invoice_id=invoice.id,
        position=command.position,
        reason=command.reason,
        opened_by=actor.account_id,
        opened_at=now,
    )
    disputes.add(dispute)
    return dispute


def _is_billing(actor: Actor, invoice: Invoice) -> bool:
    is_own = actor.patient_id == invoice.patient_id
    return actor.is_staff and not is_own and not actor.acts_for(invoice.patient_id)
