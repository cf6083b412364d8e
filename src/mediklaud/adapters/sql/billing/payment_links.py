"""Payment links, marked by the key of the blind indexes."""

from __future__ import annotations

from attrs import frozen

from mediklaud.adapters.sql.database import Database
from mediklaud.domain.billing.payment_link import LinkNotFound, PaymentLink
from mediklaud.domain.shared.ids import InvoiceId

_LABEL = "payment_links"


@frozen
class SqlPaymentLinks:
    """Nothing is kept: a link holds as long as the key that marked it."""

    database: Database

    def token_of(self, invoice_id: InvoiceId) -> str:
        mark = self.database.index(_LABEL, str(invoice_id))
        return PaymentLink(invoice_id, mark).token

    def invoice_of(self, token: str) -> InvoiceId:
        link = PaymentLink.read(token)
        marks = self.database.indexes(_LABEL, str(link.invoice_id))
        if not any(map(link.has_mark, marks)):
            raise LinkNotFound
        return link.invoice_id
