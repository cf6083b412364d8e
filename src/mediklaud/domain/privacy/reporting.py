"""What the privacy officer looks for in the audit, and who did it (X4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from datetime import time as clock
from enum import StrEnum
from typing import ClassVar
from zoneinfo import ZoneInfo

from attrs import frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.ids import AccountId, AuditId, PatientId
from mediklaud.domain.shared.period import Period
from mediklaud.domain.shared.texts import name_key

LONGEST = timedelta(days=92)


@frozen
class TooMuchTime(InvalidValue):
    """Ask for at most 92 days at once, from a time to a later one."""

    rule: ClassVar[str] = "X4"


def stretch(since: datetime, until: datetime) -> Period:
    """The time from one instant to the other; refused if that is none, or too much."""
    if not timedelta() < until - since <= LONGEST:
        raise TooMuchTime
    return Period(since, until)


class ReportKind(StrEnum):
    """What the privacy officer looks for."""

    BREAK_GLASS = "break_glass"
    AFTER_HOURS = "after_hours"
    SAME_SURNAME = "same_surname"
    BULK_VIEWS = "bulk_views"
    FAILED_SIGN_INS = "failed_sign_ins"


@frozen(kw_only=True)
class Sighting:
    """That an entry of the audit is one of those looked for; not what was seen."""

    entry_id: AuditId
    at: datetime
    account_id: AccountId | None
    patient_id: PatientId | None


@frozen(kw_only=True)
class ReportLine:
    """What one account did of it; no account is everybody who had none."""

    account_id: AccountId | None
    account_name: str | None
    times: int
    patients: int
    """How many different ones."""
    first: datetime
    last: datetime
    entries: tuple[AuditId, ...]
    """Where it stands in the audit, the earliest first."""


@frozen(kw_only=True)
class Report:
    """Who did what is looked for, the busiest first."""

    kind: ReportKind
    since: datetime
    until: datetime
    lines: tuple[ReportLine, ...]


def closed_hours(
    time: Period, opens_at: clock, closes_at: clock, zone: ZoneInfo
) -> tuple[Period, ...]:
    """When the hospital is closed in this time, by its own clocks."""
    day = time.start.astimezone(zone).date() - timedelta(days=1)
    found = []
    while (closes := datetime.combine(day, closes_at, zone)) < time.end:
        day += timedelta(days=1)
        opens = datetime.combine(day, opens_at, zone)
        start, end = max(closes, time.start), min(opens, time.end)
        if start < end:
            found.append(Period(start.astimezone(UTC), end.astimezone(UTC)))
    return tuple(found)


def lines_of(
    sightings: Iterable[Sighting], names: Mapping[AccountId, str]
) -> tuple[ReportLine, ...]:
    """One for each account, the busiest first."""
    by_account: dict[AccountId | None, list[Sighting]] = {}
    for sighting in sightings:
        by_account.setdefault(sighting.account_id, []).append(sighting)
    every = (_line(who, seen, names) for who, seen in by_account.items())
    return tuple(sorted(every, key=lambda line: (-line.times, line.first)))


def _line(
    account_id: AccountId | None,
    sightings: list[Sighting],
    names: Mapping[AccountId, str],
) -> ReportLine:
    entries = tuple(sorted({one.entry_id for one in sightings}))
    return ReportLine(
        account_id=account_id,
        account_name=names.get(account_id) if account_id else None,
        times=len(entries),
        patients=len({one.patient_id for one in sightings if one.patient_id}),
        first=min(one.at for one in sightings),
        last=max(one.at for one in sightings),
        entries=entries,
    )


def share_surname(one: str, other: str) -> bool:
    """Is the last word of both names the same?"""
    return bool(_surname(one)) and _surname(one) == _surname(other)


def _surname(name: str) -> str:
    return name_key(name.rsplit(maxsplit=1)[-1]) if name.split() else ""
