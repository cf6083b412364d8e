"""Whatever stands about two patients in any dictionary, handed over or given back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from attrs import evolve, frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.messaging.notice import Notice
from mediklaud.domain.messaging.recipient import Recipient
from mediklaud.domain.registry.merge import Merge
from mediklaud.domain.shared.ids import AppointmentId, PatientId
from mediklaud.domain.shared.money import Money


@frozen
class Book:
    """One dictionary of patients' things, and which attribute says whose they are."""

    name: str
    whose: str = "patient_id"
    facts: bool = False
    counts_changes: bool = False
    never_with: str | None = None
    """The attribute of somebody else, who cannot be the same person."""


VISITS = Book("appointments")
DUES = Book("dues", facts=True)
BOOKS = (
    VISITS,
    Book("change_requests", counts_changes=True),
    Book("dues_overrides"),
    Book("consultations", facts=True),
    Book("notes", facts=True),
    Book("clinical_facts", facts=True, counts_changes=True),
    Book("prescriptions", facts=True, counts_changes=True),
    Book("dispensations", facts=True, counts_changes=True),
    Book("charges", facts=True, counts_changes=True),
    Book("invoices", facts=True),
    Book("payments", facts=True),
    Book("refunds", facts=True, counts_changes=True),
    Book("credit_notes", facts=True),
    Book("payment_intents", facts=True, counts_changes=True),
    Book("payment_exceptions", facts=True, counts_changes=True),
    Book("credit_requests", facts=True, counts_changes=True),
    Book("disputes", facts=True, counts_changes=True),
    Book("payment_plans", facts=True, counts_changes=True),
    Book("postings", facts=True),
    Book("amendments", facts=True, counts_changes=True),
    Book("disclosures"),
    Book("safety_alerts"),
    Book("guardianships", counts_changes=True, never_with="guardian_id"),
    Book(
        "guardianships",
        whose="guardian_id",
        counts_changes=True,
        never_with="patient_id",
    ),
)
OUTBOX = Book("outbox", whose="recipient_id")
"""Every dictionary, as in the tables; the last finds its own way to the patient."""

_Thing = tuple[Book, Any]


@frozen
class MemoryBelongings:
    """Every dictionary of patients' things; `merged_things` says what moved."""

    tables: Tables

    def hand_over(self, merge: Merge) -> None:
        things = self.tables["merged_things"]
        for fact in list(self._facts_of(merge.surviving_id)):
            things[merge.id, *fact] = False
        for book, key in list(self._all_of(merge.duplicate_id, merge.surviving_id)):
            things[merge.id, book, key] = True
            self._give(book, key, merge.surviving_id)
        self._move_claims(merge)
        credit = self.tables["patient_accounts"][merge.duplicate_id]
        self.tables["merged_credit"][merge.id] = credit
        self._pay(merge.duplicate_id, merge.surviving_id, credit)

    def give_back(self, merge: Merge) -> None:
        self._return_claims(merge)
        self._return_news_of_visits(merge)
        for (which, book, key), moved in list(self.tables["merged_things"].items()):
            if which == merge.id and moved and key in self.tables[book.name]:
                self._give(book, key, merge.duplicate_id)
        credit = self.tables["merged_credit"][merge.id]
        self._pay(merge.surviving_id, merge.duplicate_id, credit)

    def anything_new(self, merge: Merge) -> bool:
        known = self.tables["merged_things"]
        now = self._facts_of(merge.surviving_id)
        return any((merge.id, *fact) not in known for fact in now)

    def _facts_of(self, patient_id: PatientId) -> Iterator[_Thing]:
        return (thing for thing in self._all_of(patient_id) if thing[0].facts)

    def _all_of(
        self, patient_id: PatientId, never_with: PatientId | None = None
    ) -> Iterator[_Thing]:
        for book in BOOKS:
            for key, value in self.tables[book.name].items():
                other = getattr(value, book.never_with) if book.never_with else None
                is_theirs = getattr(value, book.whose) == patient_id
                if is_theirs and (other is None or other != never_with):
                    yield book, key
        for invoice_id in self.tables["dues"]:
            if self.tables["invoices"][invoice_id].patient_id == patient_id:
                yield DUES, invoice_id
        for key, notice in self.tables["outbox"].items():
            if notice.recipient == Recipient.patient(patient_id):
                yield OUTBOX, key

    def _give(self, book: Book, key: object, patient_id: PatientId) -> None:
        table = self.tables[book.name]
        if book == OUTBOX:
            self._readdress(table[key], patient_id)
        elif book != DUES:  # these are whose the invoice is
            value = table[key]
            version = {"version": value.version + 1} if book.counts_changes else {}
            table[key] = evolve(value, **{book.whose: patient_id}, **version)

    def _readdress(self, notice: Notice, patient_id: PatientId) -> None:
        keys = self.tables["outbox_keys"]
        del keys[_key(notice)]
        moved = evolve(notice, recipient=Recipient.patient(patient_id))
        self.tables["outbox"][notice.id] = moved
        keys[_key(moved)] = notice.id

    def _return_news_of_visits(self, merge: Merge) -> None:
        ours = Recipient.patient(merge.surviving_id)
        for notice in list(self.tables["outbox"].values()):
            about = notice.cause.subject_id
            if notice.recipient == ours and self._moved_visit(merge, about):
                self._readdress(notice, merge.duplicate_id)

    def _moved_visit(self, merge: Merge, appointment_id: UUID) -> bool:
        thing = (merge.id, VISITS, AppointmentId(appointment_id))
        return thing in self.tables["merged_things"]

    def _move_claims(self, merge: Merge) -> None:
        claims = self.tables["claims"]
        ours, theirs = merge.surviving_id.value, merge.duplicate_id.value
        for (whose, *when), holder in list(claims.items()):
            if whose == theirs and (ours, *when) not in claims:
                del claims[(whose, *when)]
                claims[(ours, *when)] = holder

    def _return_claims(self, merge: Merge) -> None:
        claims = self.tables["claims"]
        ours, theirs = merge.surviving_id.value, merge.duplicate_id.value
        for (whose, *when), holder in list(claims.items()):
            if whose == ours and self._moved_visit(merge, holder.value):
                del claims[(whose, *when)]
                claims[(theirs, *when)] = holder

    def _pay(self, giver: PatientId, taker: PatientId, credit: Money) -> None:
        accounts = self.tables["patient_accounts"]
        accounts[giver] = accounts[giver] + credit.times(-1)
        accounts[taker] = accounts[taker] + credit


def _key(notice: Notice) -> tuple[object, ...]:
    return notice.cause, notice.recipient, notice.channel, notice.template_version
