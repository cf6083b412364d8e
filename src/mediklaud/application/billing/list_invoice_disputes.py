"""What somebody objects to on one invoice, and the answers (U2)."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.dispute import Dispute
from mediklaud.domain.shared.ids import InvoiceId
from mediklaud.ports.billing import Invoices
from mediklaud.ports.crediting import Disputes


@frozen(kw_only=True)
class ListInvoiceDisputes(Query[tuple[Dispute, ...]]):
    """An invoice's disputes, answered or not, the first opened first."""

    permission: ClassVar = Permission.READ_INVOICE
    invoice_id: InvoiceId


def list_invoice_disputes(
    query: ListInvoiceDisputes,
    *,
    invoices: Invoices,
    disputes: Disputes,
    scope: Scope,
) -> tuple[Dispute, ...]:
    """All of them: there are few."""
    return disputes.of_invoice(invoices.get(query.invoice_id, scope).id)
