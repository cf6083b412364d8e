"""The document that says what is to be paid, and by when."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.billing.line import InvoiceLine
from mediklaud.domain.errors import InvalidValue, NotFound, RuleBroken
from mediklaud.domain.shared.ids import InvoiceId, PatientId
from mediklaud.domain.shared.money import CurrencyMismatch, Money, total
from mediklaud.domain.shared.person import Address


class InvoiceStatus(StrEnum):
    """Where an invoice is in its life; how far it is paid is worked out, not kept."""

    DRAFT = "draft"
    ISSUED = "issued"


@frozen
class InvoiceNotFound(NotFound):
    """There is no such invoice, or it is not yours."""

    rule: ClassVar[str] = "X1"
    invoice_id: InvoiceId


@frozen
class InvoiceNotDraft(RuleBroken):
    """The invoice has been issued: it never changes any more."""

    rule: ClassVar[str] = "B3"
    invoice_id: InvoiceId


@frozen
class InvoiceNotIssued(RuleBroken):
    """The invoice is a draft: nothing is to be paid on it yet."""

    rule: ClassVar[str] = "B3"
    invoice_id: InvoiceId


@frozen
class NothingToInvoice(RuleBroken):
    """No service of this patient waits for an invoice."""

    rule: ClassVar[str] = "B3"
    patient_id: PatientId


@frozen
class DueBeforeIssue(InvalidValue):
    """An invoice falls due on the day it is issued, or later."""

    rule: ClassVar[str] = "B3"
    issued_on: date
    due_on: date


@frozen(kw_only=True)
class Addressee:
    """Who is to pay, as the registry knew them when the invoice was issued."""

    number: str
    name: str = field(repr=False)
    address: Address = field(repr=False)


@frozen(kw_only=True)
class Invoice:
    """A `draft` of charges, then `issued`: numbered, addressed, and fixed for ever."""

    id: InvoiceId
    patient_id: PatientId
    currency: str
    lines: tuple[InvoiceLine, ...]
    drafted_at: datetime
    status: InvoiceStatus = InvoiceStatus.DRAFT
    number: str | None = None
    addressee: Addressee | None = None
    issued_on: date | None = None
    due_on: date | None = None

    @property
    def net(self) -> Money:
        """All lines before tax."""
        return total((line.net for line in self.lines), self.currency)

    @property
    def tax(self) -> Money:
        """The tax of all lines, each rounded by itself."""
        return total((line.tax for line in self.lines), self.currency)

    @property
    def gross(self) -> Money:
        """What is to be paid: the sum of the lines as they are shown."""
        return total((line.gross for line in self.lines), self.currency)

    def require_draft(self) -> None:
        """Refuse to touch what was issued."""
        if self.status is not InvoiceStatus.DRAFT:
            raise InvoiceNotDraft(self.id)

    def require_issued(self) -> tuple[date, date]:
        """The days it was issued and falls due; refused for a draft."""
        if self.issued_on is None or self.due_on is None:
            raise InvoiceNotIssued(self.id)
        return self.issued_on, self.due_on

    def require_payable_in(self, currency: str) -> None:
        """Refuse to take money for what was not issued, or in other money."""
        if self.status is not InvoiceStatus.ISSUED:
            raise InvoiceNotIssued(self.id)
        if currency != self.currency:
            raise CurrencyMismatch(currency, self.currency)

    def issue(
        self, *, number: str, addressee: Addressee, issued_on: date, due_on: date
    ) -> Invoice:
        """Make it a demand: from now on nothing of it changes."""
        self.require_draft()
        if due_on < issued_on:
            raise DueBeforeIssue(issued_on, due_on)
        return evolve(
            self,
            status=InvoiceStatus.ISSUED,
            number=number,
            addressee=addressee,
            issued_on=issued_on,
            due_on=due_on,
        )
