"""What was prescribed, in its table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from attrs import frozen
from sqlalchemy import ColumnElement, Row, Select, bindparam, insert, select, update

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.medication.prescription_rows import to_prescription, to_row
from mediklaud.adapters.sql.medication.prescription_tables import prescriptions
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.prescription_refusals import (
    PrescriptionChanged,
    PrescriptionNotFound,
)
from mediklaud.domain.medication.prescription_status import PrescriptionStatus
from mediklaud.domain.shared.ids import PatientId, PrescriptionId

_p = prescriptions.c
_ADD = insert(prescriptions)
_SAVE = update(prescriptions).where(
    here(prescriptions), _p.id == bindparam("this"), _p.version == bindparam("read")
)
_GET = select(prescriptions).where(is_param(prescriptions, "id"))
_HOLD = _GET.with_for_update()
_IN_USE = (
    select(prescriptions)
    .where(is_param(prescriptions, "patient_id"), _p.in_use_until >= bindparam("since"))
    .order_by(_p.id)
)
_AWAITING = _p.status == PrescriptionStatus.AWAITING_APPROVAL.value
_OPEN = (
    _p.status == PrescriptionStatus.OPEN.value,
    _p.valid_until >= bindparam("today"),
)
_WAITS = select(_p.id).where(is_param(prescriptions, "patient_id"), *_OPEN).limit(1)


@cache
def _worklist(*, on: bool) -> Select[Any]:
    """The first written first, from one on."""
    return _from(_p.id > bindparam("after"), on=on).order_by(_p.id)


@cache
def _of_patient(*, on: bool) -> Select[Any]:
    """The newest first, from one on."""
    theirs = _from(_p.id < bindparam("after"), on=on)
    whose = _p.patient_id == bindparam("patient_id")
    return theirs.where(whose).order_by(_p.id.desc())


def _from(behind: ColumnElement[bool], *, on: bool) -> Select[Any]:
    found = select(prescriptions).where(here(prescriptions))
    return (found.where(behind) if on else found).limit(bindparam("limit"))


@cache
def _awaiting(*, on: bool) -> Select[Any]:
    return _worklist(on=on).where(_AWAITING)


@cache
def _open(*, on: bool) -> Select[Any]:
    return _worklist(on=on).where(*_OPEN)


@frozen
class SqlPrescriptions:
    """The `prescriptions` table."""

    database: Database

    def add(self, prescription: Prescription) -> None:
        row = to_row(prescription, self.database)
        self.database.change(_ADD, id=prescription.id.value, **row)

    def save(self, prescription: Prescription) -> None:
        this = {"this": prescription.id.value, "read": prescription.version - 1}
        row = to_row(prescription, self.database)
        if not self.database.change(_SAVE, **this, **row):
            raise PrescriptionChanged(prescription.id)

    def get(self, prescription_id: PrescriptionId, scope: Scope) -> Prescription:
        found = self.find(prescription_id)
        if not scope.covers(found.patient_id):
            raise PrescriptionNotFound(prescription_id)
        return found

    def find(self, prescription_id: PrescriptionId) -> Prescription:
        return self._one(_GET, prescription_id)

    def hold(self, prescription_id: PrescriptionId) -> Prescription:
        return self._one(_HOLD, prescription_id)

    def of_patient(
        self, patient_id: PatientId, *, after: PrescriptionId | None, limit: int
    ) -> tuple[Prescription, ...]:
        asked = {"patient_id": patient_id.value, "limit": limit, **_behind(after)}
        return self._read(
            self.database.rows(_of_patient(on=after is not None), **asked)
        )

    def in_use(self, patient_id: PatientId, since: date) -> tuple[Prescription, ...]:
        asked = {"patient_id": patient_id.value, "since": since}
        return self._read(self.database.rows(_IN_USE, **asked))

    def awaiting(
        self, *, after: PrescriptionId | None, limit: int
    ) -> tuple[Prescription, ...]:
        statement = _awaiting(on=after is not None)
        return self._read(self.database.rows(statement, limit=limit, **_behind(after)))

    def open(
        self, today: date, *, after: PrescriptionId | None, limit: int
    ) -> tuple[Prescription, ...]:
        asked = {"today": today, "limit": limit, **_behind(after)}
        return self._read(self.database.rows(_open(on=after is not None), **asked))

    def waits(self, patient_id: PatientId, today: date) -> bool:
        asked = {"patient_id": patient_id.value, "today": today}
        return self.database.first(_WAITS, **asked) is not None

    def _one(
        self, statement: Select[Any], prescription_id: PrescriptionId
    ) -> Prescription:
        row = self.database.first(statement, id=prescription_id.value)
        if row is None:
            raise PrescriptionNotFound(prescription_id)
        return to_prescription(row, self.database)

    def _read(self, rows: Iterable[Row[Any]]) -> tuple[Prescription, ...]:
        return tuple(to_prescription(row, self.database) for row in rows)


def _behind(after: PrescriptionId | None) -> dict[str, object]:
    return {} if after is None else {"after": after.value}
