"""Permissions to book in spite of dues, in their table."""

from datetime import datetime
from typing import Any

from attrs import frozen
from sqlalchemy import Row, bindparam, insert, select, update

from mediklaud.adapters.sql.billing.dues import IS_LIVE
from mediklaud.adapters.sql.billing.tables import dues_overrides
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here
from mediklaud.domain.billing.override import DuesOverride, OverrideNotLive
from mediklaud.domain.shared.ids import (
    AccountId,
    AppointmentId,
    OverrideId,
    PatientId,
)

_o = dues_overrides.c
_ADD = insert(dues_overrides)
_NEWEST = (
    select(dues_overrides)
    .where(here(dues_overrides))
    .order_by(_o.id.desc())
    .limit(bindparam("limit"))
)
_OLDER = _NEWEST.where(_o.id < bindparam("after"))
_SPEND = (
    update(dues_overrides)
    .where(here(dues_overrides), dues_overrides.c.id == bindparam("this"), IS_LIVE)
    .values(spent_on=bindparam("by"), spent_at=bindparam("now"))
)


@frozen
class SqlDuesOverrides:
    """The `dues_overrides` table."""

    database: Database

    def add(self, override: DuesOverride) -> None:
        granted_by, private = override.granted_by, {"reason": override.reason}
        self.database.change(
            _ADD,
            id=override.id.value,
            patient_id=override.patient_id.value,
            sealed=self.database.seal(dues_overrides, override.id.value, private),
            granted_by=None if granted_by is None else granted_by.value,
            granted_at=override.granted_at,
            ends_at=override.ends_at,
        )

    def all(self, after: OverrideId | None, limit: int) -> tuple[DuesOverride, ...]:
        if after is None:
            rows = self.database.rows(_NEWEST, limit=limit)
        else:
            rows = self.database.rows(_OLDER, limit=limit, after=after.value)
        return tuple(map(self._to_override, rows))

    def _to_override(self, row: Row[Any]) -> DuesOverride:
        private = self.database.unseal(dues_overrides, row.id, row.sealed)
        return DuesOverride(
            id=OverrideId(row.id),
            patient_id=PatientId(row.patient_id),
            reason=private["reason"],
            granted_by=row.granted_by and AccountId(row.granted_by),
            granted_at=row.granted_at,
            ends_at=row.ends_at,
            spent_on=row.spent_on and AppointmentId(row.spent_on),
        )

    def spend(
        self, override_id: OverrideId, appointment_id: AppointmentId, now: datetime
    ) -> None:
        spent = self.database.change(
            _SPEND, this=override_id.value, by=appointment_id.value, now=now
        )
        if not spent:
            raise OverrideNotLive(override_id)
