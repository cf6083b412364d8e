"""What was handed out, in its tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from attrs import frozen
from sqlalchemy import BindParameter, Executable, Row, bindparam, insert, select, update

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.pharmacy.dispensation_rows import (
    to_changes,
    to_dispensation,
    to_parts,
    to_row,
)
from mediklaud.adapters.sql.pharmacy.dispensation_tables import (
    dispensation_parts,
    dispensations,
)
from mediklaud.adapters.sql.schema import Instant, here, is_param
from mediklaud.domain.access.scope import EVERYONE, Scope
from mediklaud.domain.pharmacy.dispensation import Dispensation
from mediklaud.domain.pharmacy.dispensation_refusals import (
    DispensationChanged,
    DispensationNotFound,
)
from mediklaud.domain.shared.ids import (
    BatchId,
    DispensationId,
    PatientId,
    PrescriptionId,
    ProductId,
)

_d, _p = dispensations.c, dispensation_parts.c
_these: BindParameter[UUID] = bindparam("these", expanding=True)
_since = bindparam("since", type_=Instant)
_ADD, _ADD_PARTS = insert(dispensations), insert(dispensation_parts)
_SAVE = update(dispensations).where(
    here(dispensations), _d.id == bindparam("this"), _d.version == bindparam("was")
)
_SAVE_PART = (
    update(dispensation_parts)
    .where(
        here(dispensation_parts),
        _p.dispensation_id == bindparam("this"),
        _p.line == bindparam("which"),
    )
    .values(returned=bindparam("back"))
)
_GET = select(dispensations).where(is_param(dispensations, "id"))
_HOLD = _GET.with_for_update(key_share=True)
_NEWEST = (
    select(dispensations)
    .where(is_param(dispensations, "patient_id"))
    .order_by(_d.id.desc())
    .limit(bindparam("limit"))
)
_OLDER = _NEWEST.where(_d.id < bindparam("after"))
_OF_PRESCRIPTION = (
    select(dispensations)
    .where(is_param(dispensations, "prescription_id"))
    .order_by(_d.id)
)
_HAD = (_d.status != "cancelled", _d.returned < _d.quantity)
_RECENT = (
    select(dispensations)
    .where(is_param(dispensations, "patient_id"), _d.at >= _since, *_HAD)
    .order_by(_d.id)
)
_EVER_HAD = (
    select(_d.id)
    .where(is_param(dispensations, "patient_id"), _d.product_id.in_(_these), *_HAD)
    .limit(1)
)
_AWAITING = (
    select(dispensations)
    .where(here(dispensations), _d.status == "awaiting_witness")
    .order_by(_d.id)
    .limit(bindparam("limit"))
)
_LATER_AWAITING = _AWAITING.where(_d.id > bindparam("after"))
_WITH_BATCH = select(_p.dispensation_id).where(
    is_param(dispensation_parts, "batch_id"), _p.returned < _p.quantity
)
_OF_BATCH = (
    select(dispensations)
    .where(here(dispensations), _d.id.in_(_WITH_BATCH), _d.status != "cancelled")
    .order_by(_d.id)
)
_BETWEEN = (
    select(dispensations)
    .where(
        here(dispensations), _d.at >= _since, _d.at < bindparam("until", type_=Instant)
    )
    .order_by(_d.id)
)
_PARTS = (
    select(dispensation_parts)
    .where(here(dispensation_parts), _p.dispensation_id.in_(_these))
    .order_by(_p.dispensation_id, _p.line)
)
_AT_ONCE = 500
_Found = tuple[Dispensation, ...]


@frozen
class SqlDispensations:
    """The `dispensations` table, and the batches of each in another."""

    database: Database

    def add(self, dispensation: Dispensation) -> None:
        self.database.change(_ADD, **to_row(dispensation, self.database))
        self.database.add_all(_ADD_PARTS, to_parts(dispensation))

    def save(self, dispensation: Dispensation) -> None:
        this, was = dispensation.id.value, dispensation.version - 1
        new = to_changes(dispensation, self.database)
        if not self.database.change(_SAVE, this=this, was=was, **new):
            raise DispensationChanged(dispensation.id)
        back = (
            {"this": this, "which": line, "back": part.returned}
            for line, part in enumerate(dispensation.parts)
        )
        self.database.add_all(_SAVE_PART, back)

    def get(self, dispensation_id: DispensationId, scope: Scope) -> Dispensation:
        return self._one(_GET, dispensation_id, scope)

    def find(self, dispensation_id: DispensationId) -> Dispensation:
        return self._one(_GET, dispensation_id, EVERYONE)

    def hold(self, dispensation_id: DispensationId) -> Dispensation:
        return self._one(_HOLD, dispensation_id, EVERYONE)

    def of_patient(
        self, patient_id: PatientId, *, after: DispensationId | None, limit: int
    ) -> _Found:
        about = {"patient_id": patient_id.value, "limit": limit}
        if after is None:
            return self._found(_NEWEST, **about)
        return self._found(_OLDER, **about, after=after.value)

    def of_prescription(self, prescription_id: PrescriptionId) -> _Found:
        return self._found(_OF_PRESCRIPTION, prescription_id=prescription_id.value)

    def recent_of(self, patient_id: PatientId, since: datetime) -> _Found:
        return self._found(_RECENT, patient_id=patient_id.value, since=since)

    def ever_had(
        self, patient_id: PatientId, product_ids: Collection[ProductId]
    ) -> bool:
        these = [product_id.value for product_id in product_ids]
        about = {"patient_id": patient_id.value, "these": these}
        return self.database.first(_EVER_HAD, **about) is not None

    def awaiting(self, *, after: DispensationId | None, limit: int) -> _Found:
        if after is None:
            return self._found(_AWAITING, limit=limit)
        return self._found(_LATER_AWAITING, after=after.value, limit=limit)

    def of_batch(self, batch_id: BatchId) -> _Found:
        return self._found(_OF_BATCH, batch_id=batch_id.value)

    def between(self, since: datetime, until: datetime) -> _Found:
        return self._found(_BETWEEN, since=since, until=until)

    def _one(
        self, statement: Executable, dispensation_id: DispensationId, scope: Scope
    ) -> Dispensation:
        found = self._found(statement, id=dispensation_id.value)
        if not found or not scope.covers(found[0].patient_id):
            raise DispensationNotFound(dispensation_id)
        return found[0]

    def _found(self, statement: Executable, **values: object) -> _Found:
        rows = self.database.rows(statement, **values)
        parts = self._parts([row.id for row in rows])
        return tuple(to_dispensation(r, parts[r.id], self.database) for r in rows)

    def _parts(self, ids: Sequence[UUID]) -> dict[UUID, list[Row[Any]]]:
        """By one select for every five hundred: a statement has so many places."""
        parts: defaultdict[UUID, list[Row[Any]]] = defaultdict(list)
        for start in range(0, len(ids), _AT_ONCE):
            these = ids[start : start + _AT_ONCE]
            for row in self.database.rows(_PARTS, these=these):
                parts[row.dispensation_id].append(row)
        return parts
