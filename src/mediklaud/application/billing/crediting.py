"""Issuing a credit note: the same for whoever has a reason to (B4)."""

from datetime import datetime

from attrs import frozen

from mediklaud.application.billing.books import Books
from mediklaud.application.use_case import Gathered
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.billing.credit_note import CreditKind, CreditLine, CreditNote
from mediklaud.domain.billing.crediting import freed_from
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.billing.journal import PostingKind
from mediklaud.domain.billing.payment import Allocation
from mediklaud.domain.billing.posting_rules import (
    Entries,
    of_allocations,
    of_credit_note,
)
from mediklaud.domain.billing.share_out import share_out
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import AccountId, CreditNoteId
from mediklaud.domain.shared.money import Money, total
from mediklaud.ports.billing import Accounts, CreditNotes, Payments
from mediklaud.ports.system import Counters, Ids


@frozen(kw_only=True)
class Crediting(Gathered):
    """All that is needed to credit; the patient's account is locked already."""

    accounts: Accounts
    credit_notes: CreditNotes
    payments: Payments
    counters: Counters
    books: Books
    ids: Ids
    hospital: Hospital
    now: datetime
    actor: Actor

    def owed_on(self, invoice: Invoice) -> Money:
        """What is still to be paid of it."""
        owed = self.accounts.read(invoice.patient_id, self.now).owed
        parts = (o.amount for o in owed if o.invoice_id == invoice.id)
        return total(parts, invoice.currency)

    def issue(
        self,
        invoice: Invoice,
        lines: tuple[CreditLine, ...],
        kind: CreditKind,
        reason: str,
        asked_by: AccountId | None = None,
    ) -> CreditNote:
        """Less is owed; what was paid of it is credit, and pays what else is owed.

        If somebody else has asked for it, whoever does this approves it.
        """
        year = self.hospital.day_of(self.now).year
        note = CreditNote(
            id=self.ids.new(CreditNoteId),
            number=f"CN-{year}-{self.counters.next(f'CN-{year}'):06}",
            patient_id=invoice.patient_id,
            invoice_id=invoice.id,
            kind=kind,
            lines=lines,
            reason=reason,
            issued_at=self.now,
            issued_by=asked_by or self.actor.account_id,
            approved_by=self.actor.account_id if asked_by else None,
            freed=self._freed(invoice, lines),
        )
        entries = of_credit_note(
            note, invoice, self.credit_notes.of_invoice(invoice.id)
        )
        self.credit_notes.add(note)
        self._post(PostingKind.CREDIT_NOTE, note, entries)
        self._spend(note)
        return note

    def _freed(
        self, invoice: Invoice, lines: tuple[CreditLine, ...]
    ) -> tuple[Allocation, ...]:
        """What is not owed of this any more was paid: by which payments."""
        amount = total((line.amount for line in lines), invoice.currency)
        paid = amount - min(amount, self.owed_on(invoice))
        return freed_from(self.payments.paid_for(invoice.id), paid)

    def _spend(self, note: CreditNote) -> None:
        owed = self.accounts.read(note.patient_id, self.now).owed
        if note.freed and owed:
            credit = self.payments.credits_of(note.patient_id)
            paid = share_out(credit, owed)
            self.payments.allocate(note.patient_id, paid)
            entries = of_allocations(paid, note.currency)
            self._post(PostingKind.ALLOCATION, note, entries)

    def _post(self, kind: PostingKind, note: CreditNote, entries: Entries) -> None:
        self.books.post(kind, note.id, note.patient_id, entries, number=note.number)
