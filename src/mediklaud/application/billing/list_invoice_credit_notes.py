"""What was taken back of one invoice."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.credit_note import CreditNote
from mediklaud.domain.shared.ids import InvoiceId
from mediklaud.ports.billing import CreditNotes, Invoices


@frozen(kw_only=True)
class ListInvoiceCreditNotes(Query[tuple[CreditNote, ...]]):
    """An invoice's credit notes, the first issued first."""

    permission: ClassVar = Permission.READ_INVOICE
    invoice_id: InvoiceId


def list_invoice_credit_notes(
    query: ListInvoiceCreditNotes,
    *,
    invoices: Invoices,
    credit_notes: CreditNotes,
    scope: Scope,
) -> tuple[CreditNote, ...]:
    """All of them: there are few."""
    return credit_notes.of_invoice(invoices.get(query.invoice_id, scope).id)
