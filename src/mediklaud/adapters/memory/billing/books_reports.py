"""What reports ask of the books, from dictionaries.

Nobody writes around the rules here; what can differ is what a posting was left out of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.billing.account_history import AccountChange
from mediklaud.domain.billing.difference import Check, Difference
from mediklaud.domain.billing.invoice import Invoice, InvoiceStatus
from mediklaud.domain.billing.journal import LedgerAccount, Posting, PostingKind
from mediklaud.domain.billing.takings import Posted, Served
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.money import Money

_MONEY = {
    LedgerAccount.CASH,
    LedgerAccount.CARD,
    LedgerAccount.MOBILE,
    LedgerAccount.BANK,
    LedgerAccount.GATEWAY,
}


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
        return tuple(one for one in self._compared() if one.expected != one.found)

    def _compared(self) -> Iterator[Difference]:
        for invoice in self._issued():
            owed = self._posted_by(PostingKind.INVOICE, invoice.id.value)
            found = _on(owed, {LedgerAccount.RECEIVABLE}, invoice.currency)
            check, thing = Check.INVOICE_IN_JOURNAL, invoice.id.value
            yield _held(check, thing, invoice.gross, found)
        for payment in self.tables["payments"].values():
            came = self._posted_by(PostingKind.PAYMENT, payment.id.value)
            found = _on(came, _MONEY, payment.amount.currency)
            check = Check.PAYMENT_IN_JOURNAL
            yield _held(check, payment.id.value, payment.amount, found)
        for note in self.tables["credit_notes"].values():
            taken = self._posted_by(PostingKind.CREDIT_NOTE, note.id.value)
            found = sum((p.owed for p in taken), Money.zero(note.currency)).times(-1)
            yield _held(Check.CREDIT_NOTE_IN_JOURNAL, note.id.value, note.amount, found)

    def _issued(self) -> Iterable[Invoice]:
        invoices: Iterable[Invoice] = self.tables["invoices"].values()
        return (i for i in invoices if i.status is InvoiceStatus.ISSUED)

    def _posted_by(self, kind: PostingKind, source_id: UUID) -> list[Posting]:
        mine = (p for p in self._postings() if p.source_id == source_id)
        return [p for p in mine if p.kind is kind]

    def _of(self, patient_id: PatientId) -> Iterable[Posting]:
        return (p for p in self._postings() if p.patient_id == patient_id)

    def _postings(self) -> Iterable[Any]:
        return self.tables["postings"].values()


def _on(
    postings: Iterable[Posting], accounts: set[LedgerAccount], currency: str
) -> Money:
    changes = (p.change_of(account) for p in postings for account in accounts)
    return sum(changes, Money.zero(currency))


def _held(check: Check, thing: UUID, expected: Money, found: Money) -> Difference:
    return Difference(check=check, thing=thing, expected=expected, found=found)


def _to_change(posting: Posting) -> AccountChange:
    return AccountChange(
        day=posting.day,
        kind=posting.kind,
        number=posting.number,
        amount=posting.owed,
    )
