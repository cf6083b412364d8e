"""The audit, in a dictionary."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from attrs import frozen

from mediklaud.adapters.memory.access.marks import MARKS
from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.audit import (
    Activity,
    AuditEntry,
    AuditFilter,
    Outcome,
    PatientRead,
)
from mediklaud.domain.access.chain import Link, Tail, link
from mediklaud.domain.shared.ids import AccountId, AuditId, PatientId


@frozen
class MemoryAudit:
    """The entries, each fastened to the one before it in its stream."""

    tables: Tables

    def append(self, entry: AuditEntry) -> None:
        tails = self.tables["audit_tails"]
        new = link(tails.get(entry.stream, Tail()), entry, MARKS.mac)
        tails[entry.stream] = new.tail
        self.tables["audit"][entry.id] = new
        self.tables["audit_unsealed"][entry.id] = new

    def page(
        self, which: AuditFilter, after: AuditId | None, limit: int
    ) -> tuple[AuditEntry, ...]:
        return tuple(filter(which.fits, self._older_than(after)))[:limit]

    def accesses_of(
        self, patient_id: PatientId, after: AuditId | None, limit: int
    ) -> tuple[AuditEntry, ...]:
        older, own = self._older_than(after), self._files_of(patient_id)
        return tuple(e for e in older if not own.isdisjoint(_read(e)))[:limit]

    def patients_read_by(
        self, account_id: AccountId, since: datetime, until: datetime
    ) -> tuple[PatientRead, ...]:
        which = AuditFilter(account_id=account_id, since=since, until=until)
        read: dict[PatientId, list[datetime]] = defaultdict(list)
        for entry in filter(which.fits, self._entries()):
            for patient_id in _read(entry):
                read[patient_id].append(entry.at)
        return tuple(
            _times(patient_id, read[patient_id]) for patient_id in sorted(read)
        )

    def activity(self, which: AuditFilter) -> tuple[Activity, ...]:
        made: dict[AccountId | None, list[AuditEntry]] = defaultdict(list)
        for entry in filter(which.fits, self._entries()):
            made[entry.account_id].append(entry)
        every = (_activity(who, entries) for who, entries in made.items())
        return tuple(sorted(every, key=lambda one: one.entries, reverse=True))

    def _files_of(self, patient_id: PatientId) -> set[PatientId]:
        """Their own, and those that were merged into it."""
        files = self.tables["patients"].values()
        merged = (f.id for f in files if f.merged_into == patient_id)
        return {patient_id}.union(*map(self._files_of, merged))

    def _entries(self) -> Iterator[AuditEntry]:
        kept: Iterable[Link] = self.tables["audit"].values()
        return (linked.entry for linked in kept)

    def _older_than(self, after: AuditId | None) -> list[AuditEntry]:
        older = [e for e in self._entries() if after is None or e.id < after]
        return sorted(older, key=lambda entry: entry.id, reverse=True)


def _read(entry: AuditEntry) -> tuple[PatientId, ...]:
    """Whose data came before the account's eyes; a refusal may show some, too."""
    return entry.shown if entry.outcome is Outcome.DONE else entry.seen


def _times(patient_id: PatientId, at: list[datetime]) -> PatientRead:
    return PatientRead(
        patient_id=patient_id, first=min(at), last=max(at), times=len(at)
    )


def _activity(account_id: AccountId | None, entries: list[AuditEntry]) -> Activity:
    return Activity(
        account_id=account_id,
        entries=len(entries),
        refused=Counter(e.outcome for e in entries)[Outcome.REFUSED],
        patients=len({patient_id for e in entries for patient_id in e.shown}),
        first=min(e.at for e in entries),
        last=max(e.at for e in entries),
    )
