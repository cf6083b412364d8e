"""Credit notes as rows, and rows as credit notes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row

from mediklaud.adapters.sql.billing.credit_tables import credit_notes
from mediklaud.adapters.sql.database import Database
from mediklaud.domain.billing.credit_note import CreditKind, CreditLine, CreditNote
from mediklaud.domain.billing.payment import Allocation
from mediklaud.domain.shared.ids import (
    AccountId,
    CreditNoteId,
    InvoiceId,
    PatientId,
    PaymentId,
)
from mediklaud.domain.shared.money import Money


def to_row(note: CreditNote, database: Database) -> dict[str, object]:
    """The note without its lines."""
    issued_by = note.issued_by
    return {
        "id": note.id.value,
        "number": note.number,
        "patient_id": note.patient_id.value,
        "invoice_id": note.invoice_id.value,
        "kind": note.kind.value,
        "currency": note.currency,
        "sealed": database.seal(credit_notes, note.id.value, {"reason": note.reason}),
        "issued_at": note.issued_at,
        "issued_by": None if issued_by is None else issued_by.value,
        "approved_by": note.approved_by and note.approved_by.value,
    }


def to_line_rows(note: CreditNote) -> Iterable[dict[str, object]]:
    """Its lines."""
    for line in note.lines:
        yield {
            "credit_note_id": note.id.value,
            "on": note.invoice_id.value,
            "line": line.position,
            "quantity": line.quantity,
            "amount_minor": line.amount.minor,
        }


def to_freed_rows(note: CreditNote) -> Iterable[dict[str, object]]:
    """What had paid for it."""
    for part in note.freed:
        yield {
            "credit_note_id": note.id.value,
            "payment_id": part.payment_id.value,
            "invoice_id": part.invoice_id.value,
            "amount_minor": part.amount.minor,
        }


def to_note(row: Row[Any], database: Database) -> CreditNote:
    """The note; `lines` and `freed` are lists in it."""
    invoice_id = InvoiceId(row.invoice_id)
    return CreditNote(
        id=CreditNoteId(row.id),
        number=row.number,
        patient_id=PatientId(row.patient_id),
        invoice_id=invoice_id,
        kind=CreditKind(row.kind),
        lines=tuple(_to_line(one, row.currency) for one in sorted(row.lines)),
        issued_at=row.issued_at,
        issued_by=row.issued_by and AccountId(row.issued_by),
        approved_by=row.approved_by and AccountId(row.approved_by),
        freed=_to_freed(row, invoice_id),
        **database.unseal(credit_notes, row.id, row.sealed),
    )


def _to_line(one: tuple[int, int, int | None], currency: str) -> CreditLine:
    position, minor, quantity = one
    return CreditLine(
        position=position, amount=Money(minor, currency), quantity=quantity
    )


def _to_freed(row: Row[Any], invoice_id: InvoiceId) -> tuple[Allocation, ...]:
    """The latest payment first."""
    parts = ((PaymentId.parse(id_), minor) for id_, minor in row.freed)
    return tuple(
        Allocation(payment_id, invoice_id, Money(minor, row.currency))
        for payment_id, minor in sorted(parts, reverse=True)
    )
