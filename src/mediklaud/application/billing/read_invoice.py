"""An invoice, for who has to pay it and for billing."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.settlement import Settlement
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import InvoiceId
from mediklaud.ports.billing import Invoices


@frozen(kw_only=True)
class ReadInvoice(Query[Settlement]):
    """One invoice, with what was paid on it and what is due."""

    permission: ClassVar = Permission.READ_INVOICE
    invoice_id: InvoiceId


def read_invoice(
    query: ReadInvoice,
    *,
    invoices: Invoices,
    hospital: Hospital,
    now: datetime,
    scope: Scope,
) -> Settlement:
    """As it stands today."""
    return invoices.read(query.invoice_id, scope, hospital.day_of(now))
