"""Whom an account's patient acts for: read along with who the account is (P5)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select

from mediklaud.adapters.sql.access.tables import accounts
from mediklaud.adapters.sql.json import json_rows
from mediklaud.adapters.sql.privacy.rights_tables import guardianships
from mediklaud.adapters.sql.schema import Instant
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.proxy import ProxyScope, Ward

_g = guardianships.c
_NOW = bindparam("now", type_=Instant)

WARDS = (
    select(json_rows(_g.patient_id, _g.scopes))
    .where(
        _g.hospital_id == accounts.c.hospital_id,
        _g.guardian_id == accounts.c.patient_id,
        _g.ended_at.is_(None),
        _g.named_at <= _NOW,
        _g.ends_at > _NOW,
    )
    .correlate(accounts)
    .scalar_subquery()
    .label("wards")
)
"""A column for a select that holds `accounts` and is given `now`."""


def to_wards(found: Iterable[Any]) -> tuple[Ward, ...]:
    """The wards, as that column tells them."""
    return tuple(
        Ward(PatientId(UUID(patient_id)), map(ProxyScope, scopes))
        for patient_id, scopes in found
    )
