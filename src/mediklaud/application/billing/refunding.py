"""What happens to the money when it is to go back: the same for whoever asks (B6)."""

from datetime import datetime

from attrs import frozen

from mediklaud.application.billing.books import Books
from mediklaud.application.billing.held import held
from mediklaud.application.use_case import Gathered
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.scope import EVERYONE, Scope
from mediklaud.domain.billing.events import RefundPaid
from mediklaud.domain.billing.journal import PostingKind
from mediklaud.domain.billing.payment import Payment, PaymentMethod
from mediklaud.domain.billing.posting_rules import (
    MONEY_BY_METHOD,
    Entries,
    of_allocations,
    of_refund_approved,
    of_refund_paid,
    of_refund_undone,
)
from mediklaud.domain.billing.refund import Refund, Verdict
from mediklaud.domain.billing.refunding import (
    require_refundable,
    taken_from,
    way_back,
)
from mediklaud.domain.billing.share_out import share_out
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import RefundId
from mediklaud.domain.shared.money import Money
from mediklaud.ports.billing import Accounts, Payments
from mediklaud.ports.refunds import Refunds
from mediklaud.ports.system import Counters, Events, Ids


@frozen(kw_only=True)
class Refunding(Gathered):
    """All that is needed for money to go back."""

    accounts: Accounts
    payments: Payments
    refunds: Refunds
    counters: Counters
    books: Books
    ids: Ids
    hospital: Hospital
    events: Events
    now: datetime
    actor: Actor

    def held(self, refund_id: RefundId, scope: Scope) -> Refund:
        """The refund, whose patient's account nobody else changes now (U6)."""
        return held(self.accounts, lambda: self.refunds.get(refund_id, scope))

    def ask(
        self,
        payment: Payment,
        amount: Money,
        reason: str,
        method: PaymentMethod | None = None,
    ) -> Refund:
        """Hold so much of the payment; the patient's account is locked already."""
        nothing = Money.zero(payment.amount.currency)
        held = self.refunds.held(payment.id) or nothing
        require_refundable(payment, amount, held)
        year = self.hospital.day_of(self.now).year
        refund = Refund(
            id=self.ids.new(RefundId),
            number=f"RFD-{year}-{self.counters.next(f'RFD-{year}'):06}",
            payment_id=payment.id,
            patient_id=payment.patient_id,
            amount=amount,
            method=way_back(payment, method),
            reason=reason,
            asked_by=self.actor.account_id,
            asked_at=self.now,
        )
        self.refunds.add(refund)
        return refund

    def approve(self, refund: Refund, verdict: Verdict) -> Refund:
        """The money leaves the account; other credit pays for what is owed again."""
        payment = self.payments.get(refund.payment_id, EVERYONE)
        freed = taken_from(payment, refund.amount)
        approved = self.refunds.save(refund.approved(verdict, freed))
        entries = of_refund_approved(approved.from_credit, approved.from_invoices)
        self._post(PostingKind.REFUND_APPROVED, approved, entries)
        if approved.freed:
            self._spend_credit(approved)
        return approved

    def pay(self, refund: Refund) -> Refund:
        """The money has left the house."""
        paid = self.refunds.save(refund)
        entries = of_refund_paid(paid.amount, MONEY_BY_METHOD[paid.method])
        self._post(PostingKind.REFUND_PAID, paid, entries)
        self.events.tell(RefundPaid(refund=paid))
        return paid

    def fail(self, refund: Refund) -> Refund:
        """The money is credit again, and pays for what is owed."""
        failed = self.refunds.save(refund.failed())
        entries = of_refund_undone(failed.amount)
        self._post(PostingKind.REFUND_UNDONE, failed, entries)
        self._spend_credit(failed)
        return failed

    def _spend_credit(self, refund: Refund) -> None:
        account = self.accounts.read(refund.patient_id, self.now)
        if account.credit and account.owed:
            credit = self.payments.credits_of(refund.patient_id)
            paid = share_out(credit, account.owed)
            self.payments.allocate(refund.patient_id, paid)
            entries = of_allocations(paid, refund.amount.currency)
            self._post(PostingKind.ALLOCATION, refund, entries)

    def _post(self, kind: PostingKind, refund: Refund, entries: Entries) -> None:
        """Credit may pay twice for what is owed: approved, and again when it failed."""
        part = refund.version if kind is PostingKind.ALLOCATION else 0
        whose, number = refund.patient_id, refund.number
        self.books.post(kind, refund.id, whose, entries, number=number, part=part)
