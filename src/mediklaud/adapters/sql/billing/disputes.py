"""Objections against lines, in their table; what they hold stands beside the dues."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import frozen
from sqlalchemy import (
    Executable,
    Row,
    bindparam,
    func,
    insert,
    literal_column,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.billing.credit_tables import credit_note_lines
from mediklaud.adapters.sql.billing.dispute_tables import disputes
from mediklaud.adapters.sql.billing.invoice_tables import dues, invoice_lines
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.dispute import (
    HOLDING,
    Dispute,
    DisputeNotFound,
    DisputeStatus,
)
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import (
    AccountId,
    DisputeId,
    InvoiceId,
    PatientId,
)

_d, _l, _n = disputes.c, invoice_lines.c, credit_note_lines.c
_ADD = insert(disputes)
_GET = select(disputes).where(is_param(disputes, "id"))
_SAVE = update(disputes).where(
    here(disputes),
    _d.id == bindparam("this"),
    _d.version == bindparam("read"),
)
_CREDITED = select(func.coalesce(func.sum(_n.amount_minor), 0)).where(
    here(credit_note_lines),
    _n.invoice_id == bindparam("on"),
    _n.position == bindparam("line"),
)
_LEFT = (
    select(_l.gross_minor - _CREDITED.scalar_subquery())
    .where(
        here(invoice_lines),
        _l.invoice_id == bindparam("on"),
        _l.position == bindparam("line"),
    )
    .scalar_subquery()
)
_ON = update(dues).where(here(dues), dues.c.invoice_id == bindparam("on"))
_HOLD = _ON.values(disputed_minor=dues.c.disputed_minor + _LEFT)
_LET_GO = _ON.values(disputed_minor=dues.c.disputed_minor - _LEFT)
_OPEN = (
    select(disputes)
    # Spelled out, so that its partial index is used also in a prepared statement.
    .where(here(disputes), _d.status == literal_column("'open'"))
    .order_by(_d.id)
    .limit(bindparam("limit"))
)
_LATER = _OPEN.where(_d.id > bindparam("after"))
_OF_INVOICE = select(disputes).where(is_param(disputes, "invoice_id")).order_by(_d.id)
_OF_PATIENT = select(disputes).where(is_param(disputes, "patient_id")).order_by(_d.id)
_held = [status.value for status in sorted(HOLDING)]
HELD_OF_NOTE = (
    select(func.coalesce(func.sum(_n.amount_minor), 0))
    .join_from(
        credit_note_lines,
        disputes,
        (_d.hospital_id == _n.hospital_id)
        & (_d.invoice_id == _n.invoice_id)
        & (_d.position == _n.position)
        & _d.status.in_(_held),
    )
    .where(here(credit_note_lines), _n.credit_note_id == bindparam("note"))
    .scalar_subquery()
)
"""What a credit note takes back of lines that are disputed."""


@frozen
class SqlDisputes:
    """The `disputes` table; keeps `disputed_minor` of the dues in step."""

    database: Database

    def add(self, dispute: Dispute) -> None:
        row = _to_row(dispute, self.database)
        try:
            self.database.change(_ADD, id=dispute.id.value, **row)
        except IntegrityError as error:
            raise Contended from error
        self._move(_HOLD, dispute)

    def get(self, dispute_id: DisputeId, scope: Scope) -> Dispute:
        row = self.database.first(_GET, id=dispute_id.value)
        if row is None or not scope.covers(PatientId(row.patient_id)):
            raise DisputeNotFound(dispute_id)
        return self._to_dispute(row)

    def save(self, dispute: Dispute) -> None:
        this = {"this": dispute.id.value, "read": dispute.version - 1}
        row = _to_row(dispute, self.database)
        if not self.database.change(_SAVE, **this, **row):
            raise Contended
        if not dispute.holds:
            self._move(_LET_GO, dispute)

    def open(self, after: DisputeId | None, limit: int) -> tuple[Dispute, ...]:
        if after is None:
            return self._read(self.database.rows(_OPEN, limit=limit))
        return self._read(self.database.rows(_LATER, after=after.value, limit=limit))

    def of_invoice(self, invoice_id: InvoiceId) -> tuple[Dispute, ...]:
        return self._read(self.database.rows(_OF_INVOICE, invoice_id=invoice_id.value))

    def of_patient(self, patient_id: PatientId) -> tuple[Dispute, ...]:
        return self._read(self.database.rows(_OF_PATIENT, patient_id=patient_id.value))

    def _move(self, statement: Executable, dispute: Dispute) -> None:
        on, line = dispute.invoice_id.value, dispute.position
        self.database.change(statement, on=on, line=line)

    def _read(self, rows: Iterable[Row[Any]]) -> tuple[Dispute, ...]:
        return tuple(map(self._to_dispute, rows))

    def _to_dispute(self, row: Row[Any]) -> Dispute:
        return Dispute(
            id=DisputeId(row.id),
            patient_id=PatientId(row.patient_id),
            invoice_id=InvoiceId(row.invoice_id),
            position=row.position,
            opened_by=row.opened_by and AccountId(row.opened_by),
            opened_at=row.opened_at,
            status=DisputeStatus(row.status),
            decided_by=row.decided_by and AccountId(row.decided_by),
            decided_at=row.decided_at,
            version=row.version,
            **self.database.unseal(disputes, row.id, row.sealed),
        )


def _to_row(one: Dispute, database: Database) -> dict[str, object]:
    private = {"reason": one.reason, "decision": one.decision}
    return {
        "patient_id": one.patient_id.value,
        "invoice_id": one.invoice_id.value,
        "position": one.position,
        "opened_by": one.opened_by and one.opened_by.value,
        "opened_at": one.opened_at,
        "status": one.status.value,
        "decided_by": one.decided_by and one.decided_by.value,
        "decided_at": one.decided_at,
        "sealed": database.seal(disputes, one.id.value, private),
        "version": one.version,
    }
