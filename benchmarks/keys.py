"""The town's keys: known beforehand, so that rows can be sealed without a database."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine

from benchmarks.pour import pour
from mediklaud.adapters.keyring.cipher import RingCipher
from mediklaud.adapters.keyring.wrapping import Label, wrap
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.keys.tables import data_keys
from mediklaud.settings import THE_HOSPITAL
from tests.ring import MASTER_KEY, a_ring

_RING = a_ring(THE_HOSPITAL)
_NOWHERE: Any = None
SEALING = Database(_NOWHERE, THE_HOSPITAL, RingCipher(_RING, lambda: _RING))
"""Seals rows before they are poured in; knows no database."""


def fill_with_keys(engine: Engine) -> None:
    """Let the hospital find the keys there that the rows are sealed with."""
    now = datetime.now(UTC)
    rows = (
        {
            "id": key.id,
            "purpose": key.purpose.value,
            "state": key.state.value,
            "wrapped": wrap(
                key.secret, Label(THE_HOSPITAL, key.purpose, key.id), MASTER_KEY
            ),
            "created_at": now,
            "changed_at": now,
        }
        for key in _RING.keys.values()
    )
    pour(engine, data_keys, rows)
