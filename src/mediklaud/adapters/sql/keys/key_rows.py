"""Data keys as rows, and back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from attrs import evolve
from sqlalchemy import Row

from mediklaud.domain.access.data_key import (
    DataKey,
    KeyPurpose,
    KeyState,
    active_ids,
    state_of,
)


def to_row(key: DataKey, hospital_id: UUID, wrapped: bytes) -> dict[str, object]:
    """The whole row of `data_keys`."""
    return {
        "hospital_id": hospital_id,
        "id": key.id,
        "purpose": key.purpose.value,
        "wrapped": wrapped,
        "created_at": key.created_at,
        "active_from": key.active_from,
        "retired_at": key.retired_at,
    }


def to_keys(rows: Sequence[Row[Any]], now: datetime) -> tuple[DataKey, ...]:
    """All keys of a hospital, each in the state that it is in now."""
    keys = tuple(map(_to_key, rows))
    active = active_ids(keys, now)
    return tuple(evolve(key, state=state_of(key, active, now)) for key in keys)


def _to_key(row: Row[Any]) -> DataKey:
    return DataKey(
        id=row.id,
        purpose=KeyPurpose(row.purpose),
        state=KeyState.COMING,
        created_at=row.created_at,
        active_from=row.active_from,
        retired_at=row.retired_at,
    )
