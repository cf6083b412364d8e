"""The journal and its closed periods, in dictionaries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.billing.closed_period import ClosedPeriod, require_open
from mediklaud.domain.billing.journal import (
    Balance,
    LedgerAccount,
    Posting,
    PostingKind,
)
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.money import Money


@frozen
class MemoryJournal:
    """Postings by their id."""

    tables: Tables

    def post(self, posting: Posting) -> None:
        same = self.of_source(posting.kind, posting.source_id)
        if any(other.part == posting.part for other in same):
            raise Contended
        require_open(posting.day, MemoryClosedPeriods(self.tables).last())
        self.tables["postings"][posting.id] = posting

    def of_source(self, kind: PostingKind, source_id: UUID) -> tuple[Posting, ...]:
        found = (p for p in self._all() if p.kind is kind and p.source_id == source_id)
        return tuple(sorted(found, key=lambda p: p.part))

    def of_patient(
        self, patient_id: PatientId, since: date, until: date
    ) -> tuple[Posting, ...]:
        found = (p for p in self._of(patient_id) if since <= p.day <= until)
        return tuple(sorted(found, key=lambda p: (p.day, p.id)))

    def balances_of(self, patient_id: PatientId, before: date) -> tuple[Balance, ...]:
        return _balances(p for p in self._of(patient_id) if p.day < before)

    def balances(self, until: date) -> tuple[Balance, ...]:
        return _balances(p for p in self._all() if p.day <= until)

    def _of(self, patient_id: PatientId) -> Iterable[Posting]:
        return (p for p in self._all() if p.patient_id == patient_id)

    def _all(self) -> Iterable[Posting]:
        return self.tables["postings"].values()


def _balances(postings: Iterable[Posting]) -> tuple[Balance, ...]:
    sums: Counter[tuple[LedgerAccount, str]] = Counter()
    for posting in postings:
        for entry in posting.entries:
            sums[entry.account, entry.amount.currency] += entry.amount.minor
    return tuple(
        Balance(account, Money(minor, currency))
        for (account, currency), minor in sorted(sums.items())
        if minor
    )


@frozen
class MemoryClosedPeriods:
    """Closed periods by their last day."""

    tables: Tables

    def lock(self) -> None:
        """Every transaction is alone here."""

    def last(self) -> ClosedPeriod | None:
        return next(iter(self.all()), None)

    def add(self, period: ClosedPeriod) -> None:
        last = self.last()
        if last is not None and period.until <= last.until:
            raise Contended
        self.tables["closed_periods"][period.until] = period

    def all(self) -> tuple[ClosedPeriod, ...]:
        periods: Iterable[ClosedPeriod] = self.tables["closed_periods"].values()
        return tuple(sorted(periods, key=lambda p: p.until, reverse=True))
