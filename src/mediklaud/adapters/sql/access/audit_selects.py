"""What is asked of the audit."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Select,
    Uuid,
    bindparam,
    func,
    select,
    union_all,
)

from mediklaud.adapters.sql.access.audit_tables import (
    audit,
    audit_heads,
    audit_seen,
)
from mediklaud.adapters.sql.registry.tables import patients
from mediklaud.adapters.sql.schema import Instant, here
from mediklaud.domain.access.audit import AuditFilter, Outcome

_a, _s = audit.c, audit_seen.c
_SINCE = bindparam("since", type_=Instant)
_UNTIL = bindparam("until", type_=Instant)
_CONDITIONS = {
    "patient_id": _a.patient_id == bindparam("patient_id"),
    "account_id": _a.account_id == bindparam("account_id"),
    "action": _a.action == bindparam("action"),
    "outcome": _a.outcome == bindparam("outcome"),
    "purpose": _a.purpose == bindparam("purpose"),
    "since": _a.at >= _SINCE,
    "until": _a.at < _UNTIL,
    "after": _a.id < bindparam("after"),
}
_DONE = _a.outcome == Outcome.DONE.value


def given(which: AuditFilter) -> dict[str, object]:
    """The values of the filters that are set."""
    wanted = {
        "patient_id": which.patient_id and which.patient_id.value,
        "account_id": which.account_id and which.account_id.value,
        "action": which.action,
        "outcome": which.outcome and which.outcome.value,
        "purpose": which.purpose,
        "since": which.since,
        "until": which.until,
    }
    return {name: value for name, value in wanted.items() if value is not None}


@cache
def page(*names: str) -> Select[Any]:
    """The statement for these filters: a condition on nothing would use no index."""
    conditions = [_CONDITIONS[name] for name in names]
    newest_first = select(audit).order_by(_a.id.desc())
    return newest_first.where(here(audit), *conditions).limit(bindparam("limit"))


def _own_files() -> Select[Any]:
    """The patient's file, and those that were merged into it."""
    this = bindparam("patient_id", type_=Uuid)
    own = select(this.label("id")).cte("own", recursive=True)
    merged = select(patients.c.id).where(
        here(patients), patients.c.merged_into == own.c.id
    )
    return select(own.union(merged).c.id)


@cache
def accesses(*names: str) -> Select[Any]:
    """The newest about a patient, and the newest that showed them, together."""
    own = _own_files()
    about = select(_a.id).where(here(audit), _a.patient_id.in_(own), _DONE)
    among = select(_s.entry_id.label("id")).where(
        here(audit_seen), _s.patient_id.in_(own)
    )
    if "after" in names:
        about = about.where(_a.id < bindparam("after"))
        among = among.where(_s.entry_id < bindparam("after"))
    limit: BindParameter[int] = bindparam("limit")
    newest = union_all(
        select(about.order_by(_a.id.desc()).limit(limit).subquery()),
        select(among.order_by(_s.entry_id.desc()).limit(limit).subquery()),
    )
    found = select(audit).where(here(audit), _a.id.in_(newest))
    return found.order_by(_a.id.desc()).limit(limit)


@cache
def part(*names: str) -> Select[Any]:
    """What fits these filters, with the number of the first seal that covers it."""
    covering = (
        select(audit_heads.c.number)
        .where(
            audit_heads.c.hospital_id == _a.hospital_id,
            audit_heads.c.stream == _a.stream,
            audit_heads.c.seq >= _a.seq,
        )
        .order_by(audit_heads.c.seq, audit_heads.c.number)
        .limit(1)
        .scalar_subquery()
        .label("covered_by")
    )
    conditions = [_CONDITIONS[name] for name in names]
    fitting = select(audit, covering).where(here(audit), *conditions)
    return fitting.order_by(_a.stream, _a.seq).limit(bindparam("limit"))


def _read() -> Select[Any]:
    read = union_all(
        select(_a.patient_id, _a.at).where(
            here(audit),
            _CONDITIONS["account_id"],
            _DONE,
            _a.patient_id.is_not(None),
            _a.at >= _SINCE,
            _a.at < _UNTIL,
        ),
        select(_s.patient_id, _s.at).where(
            here(audit_seen),
            _s.account_id == bindparam("account_id"),
            _s.at >= _SINCE,
            _s.at < _UNTIL,
        ),
    ).subquery()
    at = read.c.at
    return (
        select(
            read.c.patient_id,
            func.min(at).label("first"),
            func.max(at).label("last"),
            func.count().label("times"),
        )
        .group_by(read.c.patient_id)
        .order_by(read.c.patient_id)
    )


PATIENTS_READ = _read()


@cache
def activity(*names: str) -> Select[Any]:
    """Who made how many of the entries that fit these filters."""
    fitting = [here(audit), *(_CONDITIONS[name] for name in names)]
    refused = func.count().filter(_a.outcome == Outcome.REFUSED.value)
    patients = _patients_of(*names).subquery()
    counted = (
        select(
            _a.account_id,
            func.count().label("entries"),
            refused.label("refused"),
            func.min(_a.at).label("first"),
            func.max(_a.at).label("last"),
        )
        .where(*fitting)
        .group_by(_a.account_id)
        .subquery()
    )
    same = counted.c.account_id.is_not_distinct_from(patients.c.account_id)
    return (
        select(counted, func.coalesce(patients.c.patients, 0).label("patients"))
        .select_from(counted.outerjoin(patients, same))
        .order_by(counted.c.entries.desc(), counted.c.account_id)
    )


def _patients_of(*names: str) -> Select[Any]:
    """How many different patients they name, by account."""
    fitting = [here(audit), *(_CONDITIONS[name] for name in names)]
    this_entrys = (_s.hospital_id == _a.hospital_id) & (_s.entry_id == _a.id)
    named: CompoundSelect[Any] = union_all(
        select(_a.account_id, _a.patient_id).where(*fitting),
        select(_a.account_id, _s.patient_id)
        .join_from(audit, audit_seen, this_entrys)
        .where(*fitting),
    )
    every = named.subquery()
    counted = func.count(every.c.patient_id.distinct()).label("patients")
    return select(every.c.account_id, counted).group_by(every.c.account_id)
