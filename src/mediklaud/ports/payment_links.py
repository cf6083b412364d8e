"""How whoever holds an invoice's paper is known."""

from typing import Protocol

from mediklaud.domain.shared.ids import InvoiceId


class PaymentLinks(Protocol):
    """Tokens that name one invoice each, and that nobody else can make."""

    def token_of(self, invoice_id: InvoiceId) -> str:
        """What stands after `/pay/` in the address; the same for as long as may be."""

    def invoice_of(self, token: str) -> InvoiceId:
        """The invoice; `LinkNotFound` if the hospital has not made this token."""
