"""Billing starts an invoice over."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.billing.held import held
from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.shared.ids import InvoiceId
from mediklaud.ports.billing import Accounts, Charges, Invoices


@frozen(kw_only=True)
class DiscardDraft(Command[Invoice]):
    """Throw a draft away; it had no number yet."""

    permission: ClassVar = Permission.INVOICE
    invoice_id: InvoiceId


def discard_draft(
    command: DiscardDraft,
    *,
    accounts: Accounts,
    charges: Charges,
    invoices: Invoices,
    scope: Scope,
) -> Invoice:
    """Its charges are pending again."""
    draft = held(accounts, lambda: invoices.get(command.invoice_id, scope))
    draft.require_draft()
    charges.release(draft.id)
    invoices.discard(draft)
    return draft
