"""A dispensation as rows of its two tables, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from attrs import frozen
from sqlalchemy import Row

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.pharmacy.dispensation_tables import dispensations
from mediklaud.domain.pharmacy.batch_part import BatchPart, CameBack
from mediklaud.domain.pharmacy.counselling import Counselling
from mediklaud.domain.pharmacy.dispensation import Dispensation, DispensationStatus
from mediklaud.domain.pharmacy.identifiers import Identifier
from mediklaud.domain.pharmacy.let_through import LetThrough
from mediklaud.domain.shared.ids import (
    AccountId,
    BatchId,
    DispensationId,
    DoctorId,
    PatientId,
    PrescriptionId,
    ProductId,
)
from mediklaud.domain.shared.preparation import Preparation


@frozen(kw_only=True)
class _Private:
    """What of a dispensation is sealed: the medicine, and every text."""

    product_code: str
    preparation: Preparation
    batch_reason: str | None
    identifiers: tuple[Identifier, ...]
    counselling: Counselling | None
    overrides: tuple[LetThrough, ...]
    end_reason: str | None
    came_back: tuple[CameBack, ...]


_SEALED = [attribute.name for attribute in _Private.__attrs_attrs__]


def to_row(one: Dispensation, database: Database) -> dict[str, object]:
    """What never changes about it, and what does."""
    return {
        "id": one.id.value,
        "prescription_id": one.prescription_id.value,
        "patient_id": one.patient_id.value,
        "prescriber": one.prescriber.value,
        "product_id": one.product_id.value,
        "quantity": one.quantity,
        "owed": one.owed,
        "controlled": one.controlled,
        "pharmacist": one.pharmacist.value,
        "at": one.at,
        **to_changes(one, database),
    }


def to_changes(one: Dispensation, database: Database) -> dict[str, object]:
    """What can change in a dispensation's life."""
    private = msgspec.to_builtins({name: getattr(one, name) for name in _SEALED})
    return {
        "returned": one.returned,
        "witness": one.witness and one.witness.value,
        "status": one.status.value,
        "sealed": database.seal(dispensations, one.id.value, private),
        "version": one.version,
    }


def to_parts(one: Dispensation) -> Iterator[dict[str, object]]:
    """Its batches, each as a row."""
    for line, part in enumerate(one.parts):
        yield {
            "dispensation_id": one.id.value,
            "line": line,
            "batch_id": part.batch_id.value,
            "number": part.number,
            "expires_on": part.expires_on,
            "quantity": part.quantity,
            "returned": part.returned,
        }


def to_dispensation(
    row: Row[Any], parts: Iterable[Row[Any]], database: Database
) -> Dispensation:
    """The dispensation that the rows remember."""
    kept = database.unseal(dispensations, row.id, row.sealed)
    private = msgspec.convert(kept, _Private)
    return Dispensation(
        id=DispensationId(row.id),
        prescription_id=PrescriptionId(row.prescription_id),
        patient_id=PatientId(row.patient_id),
        prescriber=DoctorId(row.prescriber),
        product_id=ProductId(row.product_id),
        quantity=row.quantity,
        owed=row.owed,
        parts=tuple(map(_to_part, parts)),
        controlled=row.controlled,
        pharmacist=AccountId(row.pharmacist),
        witness=row.witness and AccountId(row.witness),
        at=row.at,
        status=DispensationStatus(row.status),
        version=row.version,
        **{name: getattr(private, name) for name in _SEALED},
    )


def _to_part(row: Row[Any]) -> BatchPart:
    return BatchPart(
        batch_id=BatchId(row.batch_id),
        number=row.number,
        expires_on=row.expires_on,
        quantity=row.quantity,
        returned=row.returned,
    )
