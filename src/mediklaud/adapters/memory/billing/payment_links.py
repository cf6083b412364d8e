"""Payment links, marked by a key of this process."""

from __future__ import annotations

import secrets
from hashlib import blake2b

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.billing.payment_link import LinkNotFound, PaymentLink
from mediklaud.domain.shared.ids import InvoiceId

_KEY = secrets.token_bytes(32)


@frozen
class MemoryPaymentLinks:
    """The marks are of this process alone, as is all it remembers."""

    tables: Tables

    def token_of(self, invoice_id: InvoiceId) -> str:
        return PaymentLink(invoice_id, _mark(invoice_id)).token

    def invoice_of(self, token: str) -> InvoiceId:
        link = PaymentLink.read(token)
        if not link.has_mark(_mark(link.invoice_id)):
            raise LinkNotFound
        return link.invoice_id


def _mark(invoice_id: InvoiceId) -> int:
    return int.from_bytes(
        blake2b(invoice_id.value.bytes, key=_KEY, digest_size=8).digest()
    )
