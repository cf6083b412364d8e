"""Who did what, by the dictionary of the audit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.actor import STAFF
from mediklaud.domain.access.audit import AuditEntry, Outcome
from mediklaud.domain.access.chain import Link
from mediklaud.domain.privacy.reporting import Sighting
from mediklaud.domain.shared.ids import AccountId, PatientId
from mediklaud.domain.shared.period import Period


@frozen
class MemoryWatch:
    """Every entry is looked at."""

    tables: Tables

    def done(self, action: str, outcome: Outcome, time: Period) -> tuple[Sighting, ...]:
        return tuple(
            _sighting(entry, entry.patient_id)
            for entry in self._entries((time,))
            if (entry.action, entry.outcome) == (action, outcome)
        )

    def opened(self, times: Sequence[Period]) -> tuple[Sighting, ...]:
        return tuple(
            _sighting(entry, entry.patient_id)
            for entry in self._by_staff(times)
            if entry.patient_id is not None and entry.outcome is Outcome.DONE
        )

    def busy_hours(self, time: Period, more_than: int) -> tuple[Sighting, ...]:
        hours: dict[tuple[AccountId | None, datetime], list[Sighting]]
        hours = defaultdict(list)
        for entry in self._by_staff((time,)):
            hour = entry.at.replace(minute=0, second=0, microsecond=0)
            read = entry.shown if entry.outcome is Outcome.DONE else entry.seen
            seen = [_sighting(entry, patient_id) for patient_id in read]
            hours[entry.account_id, hour].extend(seen)
        busy = (seen for seen in hours.values() if _how_many(seen) > more_than)
        return tuple(one for seen in busy for one in seen)

    def _by_staff(self, times: Sequence[Period]) -> Iterator[AuditEntry]:
        for entry in self._entries(times):
            if entry.account_id and not STAFF.isdisjoint(entry.roles):
                yield entry

    def _entries(self, times: Sequence[Period]) -> Iterator[AuditEntry]:
        kept: Iterable[Link] = self.tables["audit"].values()
        for linked in kept:
            if any(time.start <= linked.entry.at < time.end for time in times):
                yield linked.entry


def _how_many(seen: Iterable[Sighting]) -> int:
    return len({one.patient_id for one in seen})


def _sighting(entry: AuditEntry, patient_id: PatientId | None) -> Sighting:
    return Sighting(
        entry_id=entry.id,
        at=entry.at,
        account_id=entry.account_id,
        patient_id=patient_id,
    )
