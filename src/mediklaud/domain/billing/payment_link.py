"""The link on an invoice's paper: whoever holds the paper may pay (B7)."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import ClassVar
from uuid import UUID

from attrs import frozen

from mediklaud.domain.errors import NotFound
from mediklaud.domain.shared.ids import InvoiceId

_ID, _MARK = 16, 8
"""Bytes of the invoice's id, and of the mark that only the hospital can make."""
_MARKS = 1 << 64
_LENGTH = 32


@frozen
class LinkNotFound(NotFound):
    """Nothing can be paid by this link: please ask the front desk."""

    rule: ClassVar[str] = "B7"


@frozen
class PaymentLink:
    """An invoice, and the hospital's mark that this link is its own."""

    invoice_id: InvoiceId
    mark: int

    @property
    def token(self) -> str:
        """As it stands at the end of the address."""
        mark = (self.mark % _MARKS).to_bytes(_MARK)
        return urlsafe_b64encode(self.invoice_id.value.bytes + mark).decode("ascii")

    @classmethod
    def read(cls, token: str) -> PaymentLink:
        """What a token says; whether the mark is right, its reader has to ask."""
        try:
            found = urlsafe_b64decode(token.encode("ascii"))
        except ValueError as error:
            raise LinkNotFound from error
        if len(token) != _LENGTH or len(found) != _ID + _MARK:
            raise LinkNotFound
        invoice_id = InvoiceId(UUID(bytes=found[:_ID]))
        return cls(invoice_id, int.from_bytes(found[_ID:]))

    def has_mark(self, mark: int) -> bool:
        """Is it this one?"""
        return self.mark == mark % _MARKS
