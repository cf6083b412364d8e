"""What is held against what when the books are proved, from dictionaries.

Nobody writes around the rules here; what can differ is what a posting was left out of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.billing.difference import Check, Difference
from mediklaud.domain.billing.invoice import InvoiceStatus
from mediklaud.domain.billing.journal import LedgerAccount, Posting, PostingKind
from mediklaud.domain.billing.online import IntentStatus
from mediklaud.domain.billing.payment import Payment, PaymentMethod
from mediklaud.domain.billing.payment_exception import ExceptionStatus
from mediklaud.domain.billing.refund import RefundStatus
from mediklaud.domain.shared.ids import PaymentIntentId
from mediklaud.domain.shared.money import Money

_MONEY = {
    LedgerAccount.CASH,
    LedgerAccount.CARD,
    LedgerAccount.MOBILE,
    LedgerAccount.BANK,
    LedgerAccount.GATEWAY,
}
_REFUND_STEPS = (
    (
        PostingKind.REFUND_APPROVED,
        {
            RefundStatus.APPROVED,
            RefundStatus.UNKNOWN,
            RefundStatus.PAID,
            RefundStatus.FAILED,
        },
        -1,
    ),
    (PostingKind.REFUND_PAID, {RefundStatus.PAID}, 1),
    (PostingKind.REFUND_UNDONE, {RefundStatus.FAILED}, 1),
)
"""Each step of a refund: how far it has come by then, and its sign in the journal."""


@frozen
class Compared:
    """Every document beside what the journal has of it."""

    tables: Tables

    def everything(self) -> Iterator[Difference]:
        """Each pair, whether or not the two are the same."""
        yield from self._invoices()
        yield from self._payments()
        yield from self._credit_notes()
        yield from self._refunds()
        yield from self._captures()

    def _invoices(self) -> Iterator[Difference]:
        for invoice in self.tables["invoices"].values():
            if invoice.status is InvoiceStatus.ISSUED:
                owed = self._posted_by(PostingKind.INVOICE, invoice.id.value)
                found = _on(owed, {LedgerAccount.RECEIVABLE}, invoice.currency)
                check = Check.INVOICE_IN_JOURNAL
                yield _held(check, invoice.id.value, invoice.gross, found)

    def _payments(self) -> Iterator[Difference]:
        for payment in self.tables["payments"].values():
            came = self._posted_by(PostingKind.PAYMENT, payment.id.value)
            found = _on(came, _MONEY, payment.amount.currency)
            check = Check.PAYMENT_IN_JOURNAL
            yield _held(check, payment.id.value, payment.amount, found)

    def _credit_notes(self) -> Iterator[Difference]:
        for note in self.tables["credit_notes"].values():
            taken = self._posted_by(PostingKind.CREDIT_NOTE, note.id.value)
            found = sum((p.owed for p in taken), Money.zero(note.currency)).times(-1)
            yield _held(Check.CREDIT_NOTE_IN_JOURNAL, note.id.value, note.amount, found)

    def _refunds(self) -> Iterator[Difference]:
        payable = {LedgerAccount.REFUNDS_PAYABLE}
        for refund in self.tables["refunds"].values():
            nothing = Money.zero(refund.amount.currency)
            for kind, reached, sign in _REFUND_STEPS:
                expected = refund.amount if refund.status in reached else nothing
                posted = self._posted_by(kind, refund.id.value)
                found = _on(posted, payable, nothing.currency).times(sign)
                check = Check.REFUND_IN_JOURNAL
                yield _held(check, refund.id.value, expected, found)

    def _captures(self) -> Iterator[Difference]:
        """What gateways took, and what was paid online: each because of the other."""
        paid = {p.intent_id: p for p in self._payments_online()}
        check = Check.GATEWAY_CAPTURE_IS_PAYMENT
        for intent_id, captured in self._captured():
            payment = paid.pop(intent_id, None)
            found = payment.amount if payment else Money.zero(captured.currency)
            yield _held(check, intent_id.value, captured, found)
        for payment in paid.values():
            nothing = Money.zero(payment.amount.currency)
            yield _held(check, payment.id.value, nothing, payment.amount)

    def _captured(self) -> Iterator[tuple[PaymentIntentId, Money]]:
        for intent in self.tables["payment_intents"].values():
            if intent.status is IntentStatus.SUCCEEDED:
                yield intent.id, intent.amount
        for exception in self.tables["payment_exceptions"].values():
            if exception.status is ExceptionStatus.KEPT:
                yield exception.intent_id, exception.captured

    def _payments_online(self) -> Iterator[Payment]:
        every: Iterable[Payment] = self.tables["payments"].values()
        return (one for one in every if one.method is PaymentMethod.ONLINE)

    def _posted_by(self, kind: PostingKind, source_id: UUID) -> list[Posting]:
        every: Iterable[Posting] = self.tables["postings"].values()
        return [p for p in every if p.source_id == source_id and p.kind is kind]


def _on(
    postings: Iterable[Posting], accounts: set[LedgerAccount], currency: str
) -> Money:
    changes = (p.change_of(account) for p in postings for account in accounts)
    return sum(changes, Money.zero(currency))


def _held(check: Check, thing: UUID, expected: Money, found: Money) -> Difference:
    return Difference(check=check, thing=thing, expected=expected, found=found)
