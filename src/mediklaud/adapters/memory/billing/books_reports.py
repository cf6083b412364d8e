"""What reports ask of the books, from dictionaries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import frozen

from mediklaud.adapters.memory.billing.reckonings import Compared
from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.billing.account_history import AccountChange
from mediklaud.domain.billing.difference import Difference
from mediklaud.domain.billing.invoice import Invoice, InvoiceStatus
from mediklaud.domain.billing.journal import LedgerAccount, Posting, PostingKind
from mediklaud.domain.billing.takings import Posted, Served
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.money import Money


@frozen
class MemoryBooksReports:
    """Asks the postings, the invoices, and each against the other."""

    tables: Tables

    def owed_before(self, patient_id: PatientId, day: date) -> Money | None:
        earlier = [p for p in self._of(patient_id) if p.day < day]
        if not earlier:
            return None
        currency = earlier[0].currency
        return sum((p.owed for p in earlier), Money.zero(currency))

    def changes_of(
        self, patient_id: PatientId, since: date, until: date
    ) -> tuple[AccountChange, ...]:
        found = (p for p in self._of(patient_id) if since <= p.day <= until)
        ordered = sorted(found, key=lambda p: (p.day, p.id))
        return tuple(_to_change(p) for p in ordered if p.owed)

    def posted(self, since: date, until: date) -> tuple[Posted, ...]:
        sums: Counter[tuple[date, PostingKind, LedgerAccount, str]] = Counter()
        for posting in self._postings():
            if since <= posting.day <= until:
                for entry in posting.entries:
                    key = (posting.day, posting.kind, entry.account, posting.currency)
                    sums[key] += entry.amount.minor
        return tuple(
            Posted(day=day, kind=kind, account=account, amount=Money(minor, currency))
            for (day, kind, account, currency), minor in sorted(sums.items())
        )

    def served(self, since: date, until: date) -> tuple[Served, ...]:
        lines = defaultdict(list)
        for invoice in self._issued():
            if since <= (invoice.issued_on or date.min) <= until:
                for line in invoice.lines:
                    charge = self.tables["charges"][line.charge_id]
                    lines[charge.kind.value, charge.service].append(line)
        return tuple(
            Served(
                kind=kind,
                service=service,
                times=len(some),
                net=sum((li.net for li in some[1:]), some[0].net),
                tax=sum((li.tax for li in some[1:]), some[0].tax),
            )
            for (kind, service), some in sorted(lines.items())
        )

    def differences(self) -> tuple[Difference, ...]:
        compared = Compared(self.tables).everything()
        return tuple(one for one in compared if one.expected != one.found)

    def _issued(self) -> Iterable[Invoice]:
        invoices: Iterable[Invoice] = self.tables["invoices"].values()
        return (i for i in invoices if i.status is InvoiceStatus.ISSUED)

    def _of(self, patient_id: PatientId) -> Iterable[Posting]:
        return (p for p in self._postings() if p.patient_id == patient_id)

    def _postings(self) -> Iterable[Any]:
        return self.tables["postings"].values()


def _to_change(posting: Posting) -> AccountChange:
    return AccountChange(
        day=posting.day,
        kind=posting.kind,
        number=posting.number,
        amount=posting.owed,
    )
