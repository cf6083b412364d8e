"""Patients, in their tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from attrs import evolve, frozen
from sqlalchemy import Select, bindparam, delete, insert, select, update

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.registry.patient_rows import (
    indexes_of,
    indexes_of_number,
    to_patient,
    to_row,
    to_token_rows,
)
from mediklaud.adapters.sql.registry.patient_search import (
    newest_with,
    numbered,
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
from mediklaud.domain.registry.tokens import marks_of
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.registry import MOST_ALIKE

_p = patients.c
_ADD = insert(patients)
_ADD_TOKENS = insert(patient_tokens)
_DROP_TOKENS = delete(patient_tokens).where(is_param(patient_tokens, "patient_id"))
_GET = select(patients).where(is_param(patients, "id"))
_HOLD = _GET.with_for_update(read=True)
_HOLD_ALONE = _GET.with_for_update(key_share=True)
_THESE = select(patients).where(
    here(patients), _p.id.in_(bindparam("ids", expanding=True))
)
_WHOSE = select(_p.id, _p.merged_into)
_NUMBERED = _WHOSE.where(
    here(patients), _p.number_key.in_(bindparam("number_keys", expanding=True))
)
_MERGED_INTO = _WHOSE.where(is_param(patients, "id"))
_SAVE = update(patients).where(
    here(patients), _p.id == bindparam("this"), _p.version == bindparam("read")
)
_MORE = 4
"""How many times as many are read where too few of the last ones fitted."""


@frozen
class SqlPatients:
    """The tables `patients` and `patient_tokens`."""

    database: Database

    def add(self, patient: Patient) -> None:
        row = to_row(patient, self.database)
        self.database.change(_ADD, id=patient.id.value, **row)
        self._add_tokens(patient)

    def get(self, patient_id: PatientId) -> Patient:
        return self._file(_GET, patient_id)

    def hold(self, patient_id: PatientId) -> Patient:
        return self._file(_HOLD, patient_id)

    def hold_alone(self, patient_id: PatientId) -> Patient:
        return self._file(_HOLD_ALONE, patient_id)

    def _file(self, which: Select[Any], patient_id: PatientId) -> Patient:
        row = self.database.first(which, id=patient_id.value)
        if row is None:
            raise PatientNotFound(patient_id)
        return to_patient(row, self.database)

    def these(self, patient_ids: Collection[PatientId]) -> tuple[Patient, ...]:
        ids = [patient_id.value for patient_id in patient_ids]
        rows = self.database.rows(_THESE, ids=ids)
        return tuple(to_patient(row, self.database) for row in rows)

    def numbered(self, number: str) -> PatientId | None:
        keys = indexes_of_number(number, self.database)
        row = self.database.first(_NUMBERED, number_keys=keys)
        while row is not None and row.merged_into is not None:
            row = self.database.first(_MERGED_INTO, id=row.merged_into)
        return None if row is None else PatientId(row.id)

    def save(self, patient: Patient) -> Patient:
        saved = evolve(patient, version=patient.version + 1)
        which = {"this": patient.id.value, "read": patient.version}
        row = to_row(saved, self.database)
        if not self.database.change(_SAVE, **which, **row):
            raise PatientChangedMeanwhile(patient.id)
        self._drop_tokens(patient.id.value)
        self._add_tokens(saved)
        return saved

    def find(
        self, search: PatientSearch, after: PatientId | None, limit: int
    ) -> tuple[PatientCard, ...]:
        found: list[Patient] = []
        for candidates in self._candidates(search, after, limit):
            found += filter(search.fits, candidates)
            if len(found) >= limit:
                break
        return tuple(map(PatientCard.of, found[:limit]))

    def _candidates(
        self, search: PatientSearch, after: PatientId | None, limit: int
    ) -> Iterator[list[Patient]]:
        """All who have the tokens, in parts; after few that fit, a larger part."""
        size = limit if search.is_exact else 2 * limit
        while True:
            statement, given = statement_for(search, after, self.database)
            rows = self.database.rows(statement, **given, limit=size)
            yield [to_patient(row, self.database) for row in rows]
            if len(rows) < size:
                return
            after = PatientId(rows[-1].id)
            size *= _MORE

    def alike(self, patient: Patient) -> tuple[Patient, ...]:
        marks = sorted(marks_of(patient))
        kept = [i for mark in marks for i in indexes_of(mark, self.database)]
        rows = self.database.rows(
            newest_with(len(kept)),
            id=patient.id.value,
            most=MOST_ALIKE,
            **numbered("token", kept),
        )
        return tuple(to_patient(row, self.database) for row in rows)

    def _drop_tokens(self, patient_id: UUID) -> None:
        self.database.change(_DROP_TOKENS, patient_id=patient_id)

    def _add_tokens(self, patient: Patient) -> None:
        rows = to_token_rows(patient, self.database)
        self.database.add_all(_ADD_TOKENS, rows)
