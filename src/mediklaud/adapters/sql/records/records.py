"""Records: consultations and notes, from their tables, in one order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from attrs import evolve, frozen
from sqlalchemy import (
    BindParameter,
    Select,
    Subquery,
    bindparam,
    insert,
    or_,
    select,
    tuple_,
    union_all,
)

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.records.consultations import SqlConsultations
from mediklaud.adapters.sql.records.note_rows import to_note, to_row
from mediklaud.adapters.sql.records.tables import consultations, notes
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.records.medical_record import Entry, MedicalRecord
from mediklaud.domain.records.note import Note
from mediklaud.domain.shared.ids import Id, PatientId

_c, _n = consultations.c, notes.c


def _timeline(name: str) -> Subquery:
    """What stands in the patient's record, and where: addenda stand with theirs."""
    signed = select(_c.id, _c.started_at.label("at")).where(
        is_param(consultations, "patient_id"), _c.signed_at.is_not(None)
    )
    written = select(_n.id, _n.written_at.label("at")).where(
        is_param(notes, "patient_id"), _n.consultation_id.is_(None)
    )
    return union_all(signed, written).subquery(name)


_entry, _mark = _timeline("entry").c, _timeline("mark").c
_NEWEST: Select[tuple[UUID]] = (
    select(_entry.id)
    .order_by(_entry.at.desc(), _entry.id.desc())
    .limit(bindparam("limit"))
)
_BEHIND = _NEWEST.where(
    tuple_(_entry.at, _entry.id)
    < select(_mark.at, _mark.id).where(_mark.id == bindparam("after")).scalar_subquery()
)
_these: BindParameter[UUID] = bindparam("these", expanding=True)
_CONSULTATIONS = select(consultations).where(here(consultations), _c.id.in_(_these))
_NOTES = (
    select(notes)
    .where(here(notes), or_(_n.id.in_(_these), _n.consultation_id.in_(_these)))
    .order_by(_n.id)
)
_ADD = insert(notes)


@frozen
class SqlRecords:
    """Three selects for a page, however long it is."""

    database: Database

    def add_note(self, note: Note) -> None:
        self.database.change(_ADD, **to_row(note, self.database))

    def page(
        self, patient_id: PatientId, *, after: Id | None, limit: int
    ) -> MedicalRecord:
        about = {"patient_id": patient_id.value, "limit": limit}
        if after is None:
            rows = self.database.rows(_NEWEST, **about)
        else:
            rows = self.database.rows(_BEHIND, after=after.value, **about)
        ids = [row.id for row in rows]
        found = self._these(ids) if ids else {}
        return MedicalRecord(
            patient_id=patient_id, entries=tuple(found[one] for one in ids)
        )

    def _these(self, ids: Collection[UUID]) -> Mapping[UUID, Entry]:
        found: dict[UUID, Entry] = {}
        addenda: defaultdict[UUID, list[Note]] = defaultdict(list)
        for row in self.database.rows(_NOTES, these=ids):
            note = to_note(row, self.database)
            if note.consultation_id is None:
                found[note.id.value] = note
            else:
                addenda[note.consultation_id.value].append(note)
        read = SqlConsultations(self.database).to_consultation
        for row in self.database.rows(_CONSULTATIONS, these=ids):
            found[row.id] = evolve(read(row), addenda=tuple(addenda[row.id]))
        return found
