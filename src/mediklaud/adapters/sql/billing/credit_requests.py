"""What waits for a second person before it is credited, in its table."""

from __future__ import annotations

from typing import Any

from attrs import frozen
from sqlalchemy import Row, bindparam, insert, literal_column, select, update

from mediklaud.adapters.sql.billing.credit_tables import credit_requests
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.credit_note import CreditKind, CreditLine
from mediklaud.domain.billing.credit_request import (
    CreditRequest,
    CreditRequestNotFound,
    CreditRequestStatus,
)
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import (
    AccountId,
    CreditNoteId,
    CreditRequestId,
    DisputeId,
    InvoiceId,
    PatientId,
)
from mediklaud.domain.shared.money import Money

_r = credit_requests.c
_ADD = insert(credit_requests)
_GET = select(credit_requests).where(is_param(credit_requests, "id"))
_SAVE = update(credit_requests).where(
    here(credit_requests), _r.id == bindparam("this"), _r.version == bindparam("read")
)
_WAITING = (
    select(credit_requests)
    # Spelled out, so that its partial index is used also in a prepared statement.
    .where(here(credit_requests), _r.status == literal_column("'asked'"))
    .order_by(_r.id)
    .limit(bindparam("limit"))
)
_OF_PATIENT = (
    select(credit_requests)
    .where(is_param(credit_requests, "patient_id"))
    .order_by(_r.id)
)
_LATER = _WAITING.where(_r.id > bindparam("after"))


@frozen
class SqlCreditRequests:
    """The `credit_requests` table."""

    database: Database

    def add(self, request: CreditRequest) -> None:
        row = _to_row(request, self.database)
        self.database.change(_ADD, id=request.id.value, **row)

    def get(self, request_id: CreditRequestId, scope: Scope) -> CreditRequest:
        row = self.database.first(_GET, id=request_id.value)
        if row is None or not scope.covers(PatientId(row.patient_id)):
            raise CreditRequestNotFound(request_id)
        return self._to_request(row)

    def save(self, request: CreditRequest) -> None:
        this = {"this": request.id.value, "read": request.version - 1}
        row = _to_row(request, self.database)
        if not self.database.change(_SAVE, **this, **row):
            raise Contended

    def waiting(
        self, after: CreditRequestId | None, limit: int
    ) -> tuple[CreditRequest, ...]:
        if after is None:
            rows = self.database.rows(_WAITING, limit=limit)
        else:
            rows = self.database.rows(_LATER, after=after.value, limit=limit)
        return tuple(map(self._to_request, rows))

    def of_patient(self, patient_id: PatientId) -> tuple[CreditRequest, ...]:
        rows = self.database.rows(_OF_PATIENT, patient_id=patient_id.value)
        return tuple(map(self._to_request, rows))

    def _to_request(self, row: Row[Any]) -> CreditRequest:
        return CreditRequest(
            id=CreditRequestId(row.id),
            patient_id=PatientId(row.patient_id),
            invoice_id=InvoiceId(row.invoice_id),
            kind=CreditKind(row.kind),
            lines=tuple(
                CreditLine(position=position, amount=Money(minor, row.currency))
                for position, minor in row.lines
            ),
            dispute_id=row.dispute_id and DisputeId(row.dispute_id),
            asked_by=row.asked_by and AccountId(row.asked_by),
            asked_at=row.asked_at,
            status=CreditRequestStatus(row.status),
            decided_by=row.decided_by and AccountId(row.decided_by),
            decided_at=row.decided_at,
            credit_note_id=row.credit_note_id and CreditNoteId(row.credit_note_id),
            version=row.version,
            **self.database.unseal(credit_requests, row.id, row.sealed),
        )


def _to_row(one: CreditRequest, database: Database) -> dict[str, object]:
    private = {"reason": one.reason, "decision": one.decision}
    return {
        "patient_id": one.patient_id.value,
        "invoice_id": one.invoice_id.value,
        "kind": one.kind.value,
        "lines": [[line.position, line.amount.minor] for line in one.lines],
        "currency": one.amount.currency,
        "dispute_id": one.dispute_id and one.dispute_id.value,
        "asked_by": one.asked_by and one.asked_by.value,
        "asked_at": one.asked_at,
        "status": one.status.value,
        "decided_by": one.decided_by and one.decided_by.value,
        "decided_at": one.decided_at,
        "credit_note_id": one.credit_note_id and one.credit_note_id.value,
        "sealed": database.seal(credit_requests, one.id.value, private),
        "version": one.version,
    }
