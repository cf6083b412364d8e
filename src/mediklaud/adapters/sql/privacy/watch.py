"""Who did what, by the tables of the audit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import frozen
from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    func,
    or_,
    select,
    union_all,
)

from mediklaud.adapters.sql.access.audit_tables import audit, audit_seen
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.hours import hour_of
from mediklaud.adapters.sql.schema import Instant, here, is_param
from mediklaud.domain.access.actor import STAFF
from mediklaud.domain.access.audit import Outcome
from mediklaud.domain.privacy.reporting import Sighting
from mediklaud.domain.shared.ids import AccountId, AuditId, PatientId
from mediklaud.domain.shared.period import Period

_a, _s = audit.c, audit_seen.c
_DONE = _a.outcome == Outcome.DONE.value
_SINCE, _UNTIL = (bindparam(name, type_=Instant) for name in ("since", "until"))
_BY_STAFF = and_(
    _a.account_id.is_not(None),
    or_(*(cast(_a.roles, Text).contains(f'"{role.value}"') for role in sorted(STAFF))),
)
_ENTRIES = select(_a.id, _a.at, _a.account_id, _a.patient_id)
_THAT = _ENTRIES.where(
    is_param(audit, "action", "outcome"), _a.at >= _SINCE, _a.at < _UNTIL
)
_OPENED = _ENTRIES.where(here(audit), _a.patient_id.is_not(None), _DONE, _BY_STAFF)


def _busy() -> Select[Any]:
    """All that was seen in the hours in which one account saw too many."""
    own = _ENTRIES.where(
        here(audit), _a.patient_id.is_not(None), _DONE, _BY_STAFF, *_in_time(_a.at)
    )
    among = (
        select(_a.id, _a.at, _a.account_id, _s.patient_id)
        .join_from(
            audit,
            audit_seen,
            and_(_s.hospital_id == _a.hospital_id, _s.entry_id == _a.id),
        )
        .where(here(audit), _BY_STAFF, *_in_time(_a.at))
    )
    seen = union_all(own, among).cte("seen")
    hour = hour_of(seen.c.at)
    busy = (
        select(seen.c.account_id, hour.label("hour"))
        .group_by(seen.c.account_id, hour)
        .having(func.count(seen.c.patient_id.distinct()) > bindparam("more_than"))
        .cte("busy")
    )
    same = and_(busy.c.account_id == seen.c.account_id, busy.c.hour == hour)
    return select(seen).join_from(seen, busy, same)


def _in_time(at: ColumnElement[Any]) -> tuple[ColumnElement[bool], ...]:
    return at >= _SINCE, at < _UNTIL


_BUSY = _busy()


@frozen
class SqlWatch:
    """The tables `audit` and `audit_seen`."""

    database: Database

    def done(self, action: str, outcome: Outcome, time: Period) -> tuple[Sighting, ...]:
        what = {"action": action, "outcome": outcome.value}
        rows = self.database.rows(_THAT, **what, since=time.start, until=time.end)
        return tuple(map(_to_sighting, rows))

    def opened(self, times: Sequence[Period]) -> tuple[Sighting, ...]:
        if not times:
            return ()
        within = or_(*(and_(_a.at >= t.start, _a.at < t.end) for t in times))
        rows = self.database.rows(_OPENED.where(within))
        return tuple(map(_to_sighting, rows))

    def busy_hours(self, time: Period, more_than: int) -> tuple[Sighting, ...]:
        rows = self.database.rows(
            _BUSY, since=time.start, until=time.end, more_than=more_than
        )
        return tuple(map(_to_sighting, rows))


def _to_sighting(row: Row[Any]) -> Sighting:
    return Sighting(
        entry_id=AuditId(row.id),
        at=row.at,
        account_id=row.account_id and AccountId(row.account_id),
        patient_id=row.patient_id and PatientId(row.patient_id),
    )
