"""Patients are made searchable by the active key."""

from sqlalchemy import bindparam, delete, insert, select, update

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.registry.patient_rows import (
    to_patient,
    to_row,
    to_token_rows,
)
from mediklaud.adapters.sql.registry.tables import patient_tokens, patients
from mediklaud.adapters.sql.schema import here

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
    found = [to_patient(row, database) for row in rows]
    database.change(_DROP_TOKENS, these=[row.id for row in rows])
    changes = ((patient.id.value, to_row(patient, database)) for patient in found)
    database.add_all(
        _SAVE,
        ({"this": which, **{n: row[n] for n in _INDEXED}} for which, row in changes),
    )
    tokens = (row for patient in found for row in to_token_rows(patient, database))
    database.add_all(_ADD_TOKENS, tokens)
    return len(rows)
