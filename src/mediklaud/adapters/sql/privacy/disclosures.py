"""The account of disclosures, in a table that the database keeps as it is."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any

from attrs import frozen
from sqlalchemy import Row, Select, bindparam, insert, or_, select

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.privacy.rights_tables import disclosures
from mediklaud.adapters.sql.schema import Instant, is_param
from mediklaud.domain.privacy.disclosure import Disclosure
from mediklaud.domain.shared.ids import AccountId, DisclosureId, PatientId

_d = disclosures.c
_ADD = insert(disclosures)
_SINCE = _d.disclosed_at >= bindparam("since", type_=Instant)
_CONDITIONS = {
    "after": _d.id < bindparam("after"),
    "told_at": or_(
        _d.hidden_until.is_(None),
        _d.hidden_until <= bindparam("told_at", type_=Instant),
    ),
}


@cache
def _account(*given: str) -> Select[Any]:
    """The last written first, with these conditions besides."""
    found = select(disclosures).where(is_param(disclosures, "patient_id"), _SINCE)
    found = found.where(*(_CONDITIONS[name] for name in given))
    return found.order_by(_d.id.desc()).limit(bindparam("limit"))


@frozen
class SqlDisclosures:
    """The `disclosures` table."""

    database: Database

    def add(self, disclosure: Disclosure) -> None:
        private = {
            "recipient": disclosure.recipient,
            "address": disclosure.address,
            "what": disclosure.what,
            "why": disclosure.why,
        }
        self.database.change(
            _ADD,
            id=disclosure.id.value,
            patient_id=disclosure.patient_id.value,
            disclosed_at=disclosure.disclosed_at,
            recorded_at=disclosure.recorded_at,
            recorded_by=disclosure.recorded_by and disclosure.recorded_by.value,
            hidden_until=disclosure.hidden_until,
            sealed=self.database.seal(disclosures, disclosure.id.value, private),
        )

    def of_patient(
        self,
        patient_id: PatientId,
        since: datetime,
        *,
        told_at: datetime | None,
        after: DisclosureId | None,
        limit: int,
    ) -> tuple[Disclosure, ...]:
        wanted = {"after": after and after.value, "told_at": told_at}
        given = {name: value for name, value in wanted.items() if value is not None}
        rows = self.database.rows(
            _account(*given),
            patient_id=patient_id.value,
            since=since,
            limit=limit,
            **given,
        )
        return tuple(map(self._to_disclosure, rows))

    def _to_disclosure(self, row: Row[Any]) -> Disclosure:
        return Disclosure(
            id=DisclosureId(row.id),
            patient_id=PatientId(row.patient_id),
            disclosed_at=row.disclosed_at,
            recorded_at=row.recorded_at,
            recorded_by=row.recorded_by and AccountId(row.recorded_by),
            hidden_until=row.hidden_until,
            **self.database.unseal(disclosures, row.id, row.sealed),
        )
