"""Permissions to book in spite of dues, in their table."""

from datetime import datetime

from attrs import frozen
from sqlalchemy import bindparam, insert, update

from mediklaud.adapters.sql.billing.dues import IS_LIVE
from mediklaud.adapters.sql.billing.tables import dues_overrides
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here
from mediklaud.domain.billing.override import DuesOverride, OverrideNotLive
from mediklaud.domain.shared.ids import AppointmentId, OverrideId

_ADD = insert(dues_overrides)
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

    def spend(
        self, override_id: OverrideId, appointment_id: AppointmentId, now: datetime
    ) -> None:
        spent = self.database.change(
            _SPEND, this=override_id.value, by=appointment_id.value, now=now
        )
        if not spent:
            raise OverrideNotLive(override_id)
