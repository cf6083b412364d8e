"""Patients' wishes about their records, in their table."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from attrs import frozen
from sqlalchemy import Row, Select, bindparam, insert, or_, select, update

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.privacy.amendment_rows import to_amendment, to_row
from mediklaud.adapters.sql.privacy.rights_tables import amendments
from mediklaud.adapters.sql.records.tables import consultations, notes
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.privacy.amendment import (
    Amendment,
    AmendmentChanged,
    AmendmentNotFound,
    AmendmentStatus,
)
from mediklaud.domain.shared.ids import (
    AmendmentId,
    ConsultationId,
    DoctorId,
    NoteId,
    PatientId,
)

_a, _c = amendments.c, consultations.c
_ADD = insert(amendments)
_SAVE = update(amendments).where(
    here(amendments), _a.id == bindparam("this"), _a.version == bindparam("read")
)
_GET = select(amendments).where(is_param(amendments, "id"))
_AUTHOR = select(_c.doctor_id.label("author")).where(
    is_param(consultations, "id", "patient_id"), _c.signed_at.is_not(None)
)
_AUTHOR_OF_NOTE = select(notes.c.author).where(is_param(notes, "id", "patient_id"))
_WAITING = _a.status == AmendmentStatus.ASKED.value
_MINE = or_(
    _a.author == bindparam("author"),
    _a.patient_id.in_(bindparam("patients", expanding=True)),
)
_OF_PATIENT = _a.patient_id == bindparam("patient_id")


@cache
def _waiting(*, everyone: bool, on: bool) -> Select[Any]:
    """The first asked first; of everybody or within a scope, from one on."""
    found = select(amendments).where(here(amendments), _WAITING)
    found = found if everyone else found.where(_MINE)
    found = found.where(_a.id > bindparam("after")) if on else found
    return found.order_by(_a.id).limit(bindparam("limit"))


@cache
def _of_patient(*, on: bool) -> Select[Any]:
    """The newest first, from one on."""
    found = select(amendments).where(here(amendments), _OF_PATIENT)
    found = found.where(_a.id < bindparam("after")) if on else found
    return found.order_by(_a.id.desc()).limit(bindparam("limit"))


@frozen
class SqlAmendments:
    """The `amendments` table."""

    database: Database

    def add(self, amendment: Amendment) -> None:
        row = to_row(amendment, self.database)
        self.database.change(_ADD, id=amendment.id.value, **row)

    def save(self, amendment: Amendment) -> None:
        this = {"this": amendment.id.value, "read": amendment.version - 1}
        row = to_row(amendment, self.database)
        if not self.database.change(_SAVE, **this, **row):
            raise AmendmentChanged(amendment.id)

    def get(self, amendment_id: AmendmentId, scope: Scope) -> Amendment:
        row = self.database.first(_GET, id=amendment_id.value)
        author = row and row.author and DoctorId(row.author)
        if row is None or not scope.covers(PatientId(row.patient_id), author):
            raise AmendmentNotFound(amendment_id)
        return to_amendment(row, self.database)

    def waiting(
        self, scope: Scope, *, after: AmendmentId | None, limit: int
    ) -> tuple[Amendment, ...]:
        statement = _waiting(everyone=scope.everyone, on=after is not None)
        asked = {"limit": limit, **_behind(after)}
        if not scope.everyone:
            asked["author"] = scope.schedule_of and scope.schedule_of.value
            asked["patients"] = [one.value for one in scope.patients]
        return self._read(self.database.rows(statement, **asked))

    def of_patient(
        self, patient_id: PatientId, *, after: AmendmentId | None, limit: int
    ) -> tuple[Amendment, ...]:
        asked = {"patient_id": patient_id.value, "limit": limit, **_behind(after)}
        return self._read(
            self.database.rows(_of_patient(on=after is not None), **asked)
        )

    def author_of(
        self, about: ConsultationId | NoteId, patient_id: PatientId
    ) -> DoctorId | None:
        which = _AUTHOR_OF_NOTE if isinstance(about, NoteId) else _AUTHOR
        row = self.database.first(which, id=about.value, patient_id=patient_id.value)
        return None if row is None else DoctorId(row.author)

    def _read(self, rows: Iterable[Row[Any]]) -> tuple[Amendment, ...]:
        return tuple(to_amendment(row, self.database) for row in rows)


def _behind(after: AmendmentId | None) -> dict[str, object]:
    return {} if after is None else {"after": after.value}
