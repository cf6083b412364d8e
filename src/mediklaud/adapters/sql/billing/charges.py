"""Services to be paid for, in their table."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from attrs import evolve, frozen
from sqlalchemy import (
    Executable,
    Row,
    and_,
    bindparam,
    insert,
    literal_column,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.billing.charge_rows import to_changes, to_charge, to_row
from mediklaud.adapters.sql.billing.invoice_tables import dues, invoice_lines, invoices
from mediklaud.adapters.sql.billing.tables import charges
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.charge import (
    AlreadyCharged,
    Charge,
    ChargeNotFound,
    ServiceKind,
)
from mediklaud.domain.billing.follow_up import Visit
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import ChargeId, DoctorId, InvoiceId, PatientId

_c = charges.c
_ADD = insert(charges)
_GET = select(charges).where(is_param(charges, "id"))
_SAVE = update(charges).where(
    here(charges), _c.id == bindparam("this"), _c.version == bindparam("was")
)
_OF_SERVICE = select(charges).where(is_param(charges, "kind", "service_id"))
_OF_PATIENT = select(charges).where(is_param(charges, "patient_id"))
_OPEN = (
    _OF_PATIENT.where(_c.status.in_(["unpriced", "pending"]))
    .order_by(_c.served_at, _c.id)
    .with_for_update(key_share=True)
)
_NEWEST = _OF_PATIENT.order_by(_c.id.desc()).limit(bindparam("limit"))
_OLDER = _NEWEST.where(_c.id < bindparam("after"))
_UNPRICED = (
    select(charges)
    # Spelled out, so that its partial index is used also in a prepared statement.
    .where(here(charges), _c.status == literal_column("'unpriced'"))
    .order_by(_c.id)
    .limit(bindparam("limit"))
)
_LATER_UNPRICED = _UNPRICED.where(_c.id > bindparam("after"))
_ON_LINES = select(invoice_lines.c.charge_id).where(
    here(invoice_lines), invoice_lines.c.invoice_id == bindparam("on")
)
_BILL = (
    update(charges)
    .where(here(charges), _c.id.in_(_ON_LINES), _c.status == "pending")
    .values(status="invoiced", invoice_id=bindparam("on"), version=_c.version + 1)
)
_RELEASE = (
    update(charges)
    .where(here(charges), _c.invoice_id == bindparam("on"))
    .values(status="pending", invoice_id=None, version=_c.version + 1)
)
_VISITS = (
    select(_c.served_at, _c.service, dues.c.owed_minor, invoices.c.gross_minor)
    .add_columns(dues.c.credited_minor)
    .outerjoin_from(
        charges,
        dues,
        and_(dues.c.hospital_id == _c.hospital_id, dues.c.invoice_id == _c.invoice_id),
    )
    .outerjoin(
        invoices,
        and_(invoices.c.hospital_id == _c.hospital_id, invoices.c.id == _c.invoice_id),
    )
    .where(
        is_param(charges, "patient_id", "doctor_id"),
        _c.served_at >= bindparam("since"),
        _c.status != "voided",
        _c.kind == ServiceKind.CONSULTATION.value,
    )
    .order_by(_c.served_at, _c.id)
)
_PRICED_SINCE = (
    select(_c.id)
    .where(
        is_param(charges, "service"),
        _c.served_at >= bindparam("since"),
        _c.price_minor.is_not(None),
    )
    .limit(1)
)


@frozen
class SqlCharges:
    """The `charges` table."""

    database: Database

    def add(self, charge: Charge) -> None:
        try:
            self.database.change(_ADD, **to_row(charge, self.database))
        except IntegrityError as error:
            raise AlreadyCharged(charge.service_id) from error

    def get(self, charge_id: ChargeId, scope: Scope) -> Charge:
        row = self.database.first(_GET, id=charge_id.value)
        charge = None if row is None else to_charge(row, self.database)
        if charge is None or not scope.covers(charge.patient_id):
            raise ChargeNotFound(charge_id)
        return charge

    def of_service(self, kind: ServiceKind, service_id: UUID) -> Charge | None:
        asked = {"kind": kind.value, "service_id": service_id}
        row = self.database.first(_OF_SERVICE, **asked)
        return None if row is None else to_charge(row, self.database)

    def save(self, charge: Charge) -> Charge:
        following = evolve(charge, version=charge.version + 1)
        which = {"this": charge.id.value, "was": charge.version}
        new = {**to_changes(following, self.database), "version": following.version}
        if not self.database.change(_SAVE, **which, **new):
            raise Contended
        return following

    def open_of(self, patient_id: PatientId) -> tuple[Charge, ...]:
        return self._found(_OPEN, patient_id=patient_id.value)

    def of_patient(
        self, patient_id: PatientId, after: ChargeId | None, limit: int
    ) -> tuple[Charge, ...]:
        about = {"patient_id": patient_id.value, "limit": limit}
        if after is None:
            return self._found(_NEWEST, **about)
        return self._found(_OLDER, **about, after=after.value)

    def unpriced(self, after: ChargeId | None, limit: int) -> tuple[Charge, ...]:
        if after is None:
            return self._found(_UNPRICED, limit=limit)
        return self._found(_LATER_UNPRICED, after=after.value, limit=limit)

    def bill(self, invoice: Invoice) -> None:
        billed = self.database.change(_BILL, on=invoice.id.value)
        if billed != len(invoice.lines):
            raise Contended

    def release(self, invoice_id: InvoiceId) -> None:
        self.database.change(_RELEASE, on=invoice_id.value)

    def priced_since(self, service: str, since: datetime) -> bool:
        found = self.database.first(_PRICED_SINCE, service=service, since=since)
        return found is not None

    def visits(
        self, patient_id: PatientId, doctor_id: DoctorId, since: datetime
    ) -> tuple[Visit, ...]:
        rows = self.database.rows(
            _VISITS,
            patient_id=patient_id.value,
            doctor_id=doctor_id.value,
            since=since,
        )
        return tuple(map(_to_visit, rows))

    def _found(self, statement: Executable, **values: object) -> tuple[Charge, ...]:
        rows = self.database.rows(statement, **values)
        return tuple(to_charge(row, self.database) for row in rows)


def _to_visit(row: Row[Any]) -> Visit:
    """What was wholly credited was not paid, though nothing is owed (B2)."""
    is_paid = row.owed_minor == 0 and row.credited_minor < max(row.gross_minor, 1)
    return Visit(at=row.served_at, service=row.service, is_paid=is_paid)
