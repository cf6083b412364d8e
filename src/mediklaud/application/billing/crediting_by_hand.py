"""Somebody asks for a credit note: it is issued, or waits for a second person (B4)."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from mediklaud.application.billing.crediting import Crediting
from mediklaud.application.use_case import Gathered
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.billing.credit_by_hand import (
    NotByHand,
    require_creditable,
    takes_two,
    whole,
)
from mediklaud.domain.billing.credit_note import CreditKind, CreditLine, CreditNote
from mediklaud.domain.billing.credit_request import CreditRequest, OwnInvoice
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.billing.policy import BillingPolicy
from mediklaud.domain.shared.ids import (
    CreditNoteId,
    CreditRequestId,
    DisputeId,
    InvoiceId,
    PatientId,
)
from mediklaud.ports.crediting import CreditRequests


@frozen(kw_only=True)
class Credited:
    """What became of the wish: the credit note, or the request that waits."""

    invoice_id: InvoiceId
    patient_id: PatientId
    note: CreditNote | None = None
    request: CreditRequest | None = None

    @classmethod
    def by(cls, note: CreditNote, request: CreditRequest | None = None) -> Credited:
        """It was issued, at once or because a second person let it."""
        return cls(
            invoice_id=note.invoice_id,
            patient_id=note.patient_id,
            note=note,
            request=request,
        )

    @classmethod
    def waiting(cls, request: CreditRequest) -> Credited:
        """Nothing is credited, or not yet."""
        return cls(
            invoice_id=request.invoice_id,
            patient_id=request.patient_id,
            request=request,
        )

    @property
    def id(self) -> CreditNoteId | CreditRequestId | None:
        """The note's, or the request's: the audit asks for it."""
        if self.note is not None:
            return self.note.id
        return None if self.request is None else self.request.id


@frozen(kw_only=True)
class Wish:
    """What somebody wants credited; all that is left, if no line is named."""

    kind: CreditKind
    reason: str
    lines: tuple[CreditLine, ...] = ()
    dispute_id: DisputeId | None = None


@frozen(kw_only=True)
class CreditingByHand(Gathered):
    """All that is needed for it; the patient's account is locked already."""

    crediting: Crediting
    requests: CreditRequests
    policy: BillingPolicy

    def ask(self, invoice: Invoice, wish: Wish) -> Credited:
        """Credit what one person may; the rest waits for another."""
        if wish.kind is CreditKind.RETURN:
            raise NotByHand
        require_not_own(self.crediting.actor, invoice)
        notes = self.crediting.credit_notes.of_invoice(invoice.id)
        lines = self._lines(invoice, wish, notes)
        if takes_two(lines, notes, self.policy.credit_limit):
            return Credited.waiting(self._request(invoice, wish, lines))
        note = self.crediting.issue(invoice, lines, wish.kind, wish.reason)
        return Credited.by(note)

    def grant(self, invoice: Invoice, request: CreditRequest) -> CreditNote:
        """Do what somebody else asked for, if it can still be done."""
        require_not_own(self.crediting.actor, invoice)
        notes = self.crediting.credit_notes.of_invoice(invoice.id)
        owed = self.crediting.owed_on(invoice)
        lines = require_creditable(invoice, request.lines, request.kind, notes, owed)
        return self.crediting.issue(
            invoice, lines, request.kind, request.reason, asked_by=request.asked_by
        )

    def _lines(
        self, invoice: Invoice, wish: Wish, notes: Sequence[CreditNote]
    ) -> tuple[CreditLine, ...]:
        owed = self.crediting.owed_on(invoice)
        lines = wish.lines or whole(invoice, wish.kind, notes, owed)
        return require_creditable(invoice, lines, wish.kind, notes, owed)

    def _request(
        self, invoice: Invoice, wish: Wish, lines: tuple[CreditLine, ...]
    ) -> CreditRequest:
        request = CreditRequest(
            id=self.crediting.ids.new(CreditRequestId),
            patient_id=invoice.patient_id,
            invoice_id=invoice.id,
            kind=wish.kind,
            lines=lines,
            reason=wish.reason,
            dispute_id=wish.dispute_id,
            asked_by=self.crediting.actor.account_id,
            asked_at=self.crediting.now,
        )
        self.requests.add(request)
        return request


def require_not_own(actor: Actor, invoice: Invoice) -> None:
    """Refuse whoever would have to pay it."""
    is_own = actor.patient_id == invoice.patient_id
    if is_own or actor.acts_for(invoice.patient_id):
        raise OwnInvoice
