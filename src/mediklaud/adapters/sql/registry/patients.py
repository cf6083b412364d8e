"""Patients, in their tables."""

from __future__ import annotations

from typing import Any

from attrs import evolve, frozen
from sqlalchemy import Select, bindparam, delete, insert, select, union, update

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.registry.patient_rows import (
    to_card,
    to_patient,
    to_row,
    to_token_rows,
)
from mediklaud.adapters.sql.registry.patient_search import (
    TOKENS_OF,
    Place,
    parameters,
    statement_for,
)
from mediklaud.adapters.sql.registry.tables import patient_tokens, patients
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.registry.patient import (
    Patient,
    PatientChangedMeanwhile,
    PatientNotFound,
)
from mediklaud.domain.registry.patient_card import PatientCard
from mediklaud.domain.registry.search import PatientSearch
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.registry import MOST_ALIKE

_p = patients.c
_ADD = insert(patients)
_ADD_TOKENS = insert(patient_tokens)
_DROP_TOKENS = delete(patient_tokens).where(is_param(patient_tokens, "patient_id"))
_GET = select(patients).where(is_param(patients, "id"))
_NUMBERED = select(_p.id).where(is_param(patients, "number"))
_SAVE = update(patients).where(
    here(patients), _p.id == bindparam("this"), _p.version == bindparam("read")
)


def _newest(*columns: str) -> Select[Any]:
    """The newest others that are the same in these columns, found by an index."""
    same = is_param(patients, *columns)
    newest = select(_p.id).where(same, _p.id != bindparam("id"))
    page = newest.order_by(_p.id.desc()).limit(MOST_ALIKE).subquery()
    return select(page.c.id)


_EVERYBODY_ALIKE = union(
    _newest("national_id_key"), _newest("name_key", "birth_date"), _newest("phone")
)
_ALIKE = select(patients).where(here(patients), _p.id.in_(_EVERYBODY_ALIKE))


@frozen
class SqlPatients:
    """The tables `patients` and `patient_tokens`."""

    database: Database

    def add(self, patient: Patient) -> None:
        self.database.change(_ADD, id=patient.id.value, **to_row(patient))
        self.database.add_all(_ADD_TOKENS, to_token_rows(patient))

    def get(self, patient_id: PatientId) -> Patient:
        row = self.database.first(_GET, id=patient_id.value)
        if row is None:
            raise PatientNotFound(patient_id)
        return to_patient(row)

    def numbered(self, number: str) -> PatientId | None:
        row = self.database.first(_NUMBERED, number=number)
        return None if row is None else PatientId(row.id)

    def save(self, patient: Patient) -> Patient:
        saved = evolve(patient, version=patient.version + 1)
        which = {"this": patient.id.value, "read": patient.version}
        if not self.database.change(_SAVE, **which, **to_row(saved)):
            raise PatientChangedMeanwhile(patient.id)
        self.database.change(_DROP_TOKENS, patient_id=patient.id.value)
        self.database.add_all(_ADD_TOKENS, to_token_rows(saved))
        return saved

    def find(
        self, search: PatientSearch, after: PatientId | None, limit: int
    ) -> tuple[PatientCard, ...]:
        given = parameters(search, self._place(search, after))
        rows = self.database.rows(statement_for(search), **given, limit=limit)
        return tuple(map(to_card, rows))

    def _place(self, search: PatientSearch, after: PatientId | None) -> Place | None:
        """Where the last page ended."""
        if after is None:
            return None
        rows = self.database.rows(TOKENS_OF, patient_id=after.value)
        hit = search.first_hit(row.token for row in rows)
        return None if hit is None else Place(hit, after.value)

    def alike(self, patient: Patient) -> tuple[Patient, ...]:
        row = to_row(patient)
        asked = ("national_id_key", "name_key", "birth_date", "phone")
        given = {name: row[name] for name in asked}
        rows = self.database.rows(_ALIKE, id=patient.id.value, **given)
        return tuple(map(to_patient, rows))
