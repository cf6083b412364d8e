"""How credit notes, and what waits for one, look over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediklaud.application.billing.crediting_by_hand import Credited
from mediklaud.domain.billing.credit_note import CreditKind, CreditLine, CreditNote
from mediklaud.domain.billing.credit_request import CreditRequest, CreditRequestStatus
from mediklaud.entrypoints.http.wire import MoneyView, View, bare


class CreditLineView(View):
    """What is taken back of one line of the invoice."""

    position: int
    amount: MoneyView
    quantity: int | None
    """How much of it came back, if anything did."""

    @classmethod
    def of(cls, line: CreditLine) -> CreditLineView:
        """The line."""
        return cls(
            position=line.position,
            amount=MoneyView.of(line.amount),
            quantity=line.quantity,
        )


class CreditNoteView(View):
    """What takes back some of an issued invoice."""

    id: UUID
    number: str
    patient_id: UUID
    invoice_id: UUID
    kind: CreditKind
    lines: list[CreditLineView]
    amount: MoneyView
    forgiven: MoneyView
    """What of it had not been paid, and never has to be."""
    given_back: MoneyView
    """What of it had been paid, and is the patient's credit again."""
    reason: str
    issued_at: datetime
    issued_by: UUID | None
    approved_by: UUID | None

    @classmethod
    def of(cls, note: CreditNote) -> CreditNoteView:
        """The note."""
        return cls(
            id=note.id.value,
            number=note.number,
            patient_id=note.patient_id.value,
            invoice_id=note.invoice_id.value,
            kind=note.kind,
            lines=[CreditLineView.of(line) for line in note.lines],
            amount=MoneyView.of(note.amount),
            forgiven=MoneyView.of(note.forgiven),
            given_back=MoneyView.of(note.given_back),
            reason=note.reason,
            issued_at=note.issued_at,
            issued_by=bare(note.issued_by),
            approved_by=bare(note.approved_by),
        )


class CreditRequestView(View):
    """What waits for a second person, or what became of it."""

    id: UUID
    patient_id: UUID
    invoice_id: UUID
    kind: CreditKind
    lines: list[CreditLineView]
    amount: MoneyView
    reason: str
    dispute_id: UUID | None
    asked_by: UUID | None
    asked_at: datetime
    status: CreditRequestStatus
    decided_by: UUID | None
    decided_at: datetime | None
    decision: str | None
    credit_note_id: UUID | None

    @classmethod
    def of(cls, request: CreditRequest) -> CreditRequestView:
        """The request."""
        return cls(
            id=request.id.value,
            patient_id=request.patient_id.value,
            invoice_id=request.invoice_id.value,
            kind=request.kind,
            lines=[CreditLineView.of(line) for line in request.lines],
            amount=MoneyView.of(request.amount),
            reason=request.reason,
            dispute_id=bare(request.dispute_id),
            asked_by=bare(request.asked_by),
            asked_at=request.asked_at,
            status=request.status,
            decided_by=bare(request.decided_by),
            decided_at=request.decided_at,
            decision=request.decision,
            credit_note_id=bare(request.credit_note_id),
        )


class CreditedView(View):
    """The credit note, or the request that waits for a second person."""

    invoice_id: UUID
    patient_id: UUID
    credit_note: CreditNoteView | None
    request: CreditRequestView | None

    @classmethod
    def of(cls, credited: Credited) -> CreditedView:
        """What became of the wish."""
        note, request = credited.note, credited.request
        return cls(
            invoice_id=credited.invoice_id.value,
            patient_id=credited.patient_id.value,
            credit_note=CreditNoteView.of(note) if note else None,
            request=CreditRequestView.of(request) if request else None,
        )
