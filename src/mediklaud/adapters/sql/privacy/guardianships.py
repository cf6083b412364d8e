"""Guardianships, in their table."""

from __future__ import annotations

from typing import Any

from attrs import frozen
from sqlalchemy import Row, bindparam, insert, or_, select, update

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.privacy.rights_tables import guardianships
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.privacy.guardianship import (
    Basis,
    Guardianship,
    GuardianshipChanged,
    GuardianshipNotFound,
)
from mediklaud.domain.shared.ids import AccountId, GuardianshipId, PatientId
from mediklaud.domain.shared.proxy import ProxyScope

_g = guardianships.c
_ADD = insert(guardianships)
_SAVE = update(guardianships).where(
    here(guardianships), _g.id == bindparam("this"), _g.version == bindparam("read")
)
_GET = select(guardianships).where(is_param(guardianships, "id"))
_ABOUT = (
    select(guardianships)
    .where(
        here(guardianships),
        or_(
            _g.patient_id == bindparam("who"),
            _g.guardian_id == bindparam("who"),
        ),
    )
    .order_by(_g.id.desc())
)


@frozen
class SqlGuardianships:
    """The `guardianships` table."""

    database: Database

    def add(self, guardianship: Guardianship) -> None:
        row = self._to_row(guardianship)
        self.database.change(_ADD, id=guardianship.id.value, **row)

    def save(self, guardianship: Guardianship) -> None:
        this = {"this": guardianship.id.value, "read": guardianship.version - 1}
        if not self.database.change(_SAVE, **this, **self._to_row(guardianship)):
            raise GuardianshipChanged(guardianship.id)

    def get(self, guardianship_id: GuardianshipId, scope: Scope) -> Guardianship:
        row = self.database.first(_GET, id=guardianship_id.value)
        if row is None or not (
            scope.covers(PatientId(row.patient_id))
            or scope.covers(PatientId(row.guardian_id))
        ):
            raise GuardianshipNotFound(guardianship_id)
        return self._to_guardianship(row)

    def about(self, patient_id: PatientId) -> tuple[Guardianship, ...]:
        rows = self.database.rows(_ABOUT, who=patient_id.value)
        return tuple(map(self._to_guardianship, rows))

    def _to_row(self, one: Guardianship) -> dict[str, object]:
        private = {
            "basis": one.basis.value,
            "patient_number": one.patient_number,
            "guardian_number": one.guardian_number,
        }
        return {
            "patient_id": one.patient_id.value,
            "guardian_id": one.guardian_id.value,
            "scopes": [scope.value for scope in one.scopes],
            "until": one.until,
            "ends_at": one.ends_at,
            "named_at": one.named_at,
            "named_by": one.named_by and one.named_by.value,
            "verified_by": one.verified_by and one.verified_by.value,
            "ended_at": one.ended_at,
            "ended_by": one.ended_by and one.ended_by.value,
            "sealed": self.database.seal(guardianships, one.id.value, private),
            "version": one.version,
        }

    def _to_guardianship(self, row: Row[Any]) -> Guardianship:
        private = self.database.unseal(guardianships, row.id, row.sealed)
        return Guardianship(
            id=GuardianshipId(row.id),
            patient_id=PatientId(row.patient_id),
            guardian_id=PatientId(row.guardian_id),
            scopes=map(ProxyScope, row.scopes),
            basis=Basis(private["basis"]),
            patient_number=private["patient_number"],
            guardian_number=private["guardian_number"],
            until=row.until,
            ends_at=row.ends_at,
            named_at=row.named_at,
            named_by=row.named_by and AccountId(row.named_by),
            verified_by=row.verified_by and AccountId(row.verified_by),
            ended_at=row.ended_at,
            ended_by=row.ended_by and AccountId(row.ended_by),
            version=row.version,
        )
