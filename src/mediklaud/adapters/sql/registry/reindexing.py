"""Patients are made searchable by the active key."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.registry.patient_rows import (
    to_patient,
    to_row,
    to_token_rows,
)
from mediklaud.adapters.sql.registry.tables import patient_tokens, patients
from mediklaud.adapters.sql.schema import here
from mediklaud.domain.errors import SealBroken
from mediklaud.domain.registry.patient import Patient

_BEHIND = (
    select(patients)
    .where(here(patients), patients.c.index_key != bindparam("active"))
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)
_SAVE = update(patients).where(here(patients), patients.c.id == bindparam("this"))
_DROP_TOKENS = delete(patient_tokens).where(
    here(patient_tokens),
    patient_tokens.c.patient_id.in_(bindparam("these", expanding=True)),
)
_ADD_TOKENS = insert(patient_tokens)
_INDEXED = ("number_key", "index_key")


def index_patients_anew(database: Database, limit: int) -> int:
    """So many more, held until the end; answer how many: none when all are done."""
    rows = database.rows(_BEHIND, active=database.index_key, limit=limit)
    if not rows:
        return 0
    found = list(_readable(rows, database))
    database.change(_DROP_TOKENS, these=[patient.id.value for patient in found])
    changes = ((patient.id.value, to_row(patient, database)) for patient in found)
    database.add_all(
        _SAVE,
        ({"this": which, **{n: row[n] for n in _INDEXED}} for which, row in changes),
    )
    tokens = (row for patient in found for row in to_token_rows(patient, database))
    database.add_all(_ADD_TOKENS, tokens)
    return len(rows)


def _readable(rows: Iterable[Row[Any]], database: Database) -> Iterator[Patient]:
    """Who cannot be read stays as they are: renewing counts them (X6)."""
    for row in rows:
        with suppress(SealBroken):
            yield to_patient(row, database)
