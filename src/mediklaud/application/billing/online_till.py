"""Where money that came online is put on the books: once for each attempt (B7)."""

from datetime import datetime

from attrs import evolve, frozen

from mediklaud.application.billing.books import Books
from mediklaud.application.use_case import Gathered
from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.billing.events import PaymentReceived
from mediklaud.domain.billing.journal import PostingKind
from mediklaud.domain.billing.online import PaymentIntent
from mediklaud.domain.billing.payment import Credit, Payment, PaymentMethod
from mediklaud.domain.billing.posting_rules import of_payment
from mediklaud.domain.billing.share_out import chosen_first, share_out, slip_of
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import PaymentId
from mediklaud.domain.shared.money import Money
from mediklaud.ports.billing import Accounts, Invoices, Payments
from mediklaud.ports.system import Counters, Events, Ids


@frozen(kw_only=True)
class OnlineTill(Gathered):
    """All that is needed to receive money; the patient's account is locked already."""

    accounts: Accounts
    invoices: Invoices
    payments: Payments
    books: Books
    counters: Counters
    ids: Ids
    events: Events
    hospital: Hospital
    now: datetime

    def receive(self, intent: PaymentIntent, amount: Money) -> Payment:
        """It pays for its invoice, then for what else is owed; the rest is credit."""
        self.hospital.require_own_currency(amount)
        owed = self.accounts.read(intent.patient_id, self.now).owed
        money = Credit(self.ids.new(PaymentId), amount)
        year = self.hospital.day_of(self.now).year
        payment = Payment(
            id=money.payment_id,
            number=f"RCP-{year}-{self.counters.next(f'RCP-{year}'):06}",
            patient_id=intent.patient_id,
            amount=amount,
            method=PaymentMethod.ONLINE,
            received_at=self.now,
            received_by=None,
            allocations=share_out([money], chosen_first(intent.invoice_id, owed)),
            intent_id=intent.id,
        )
        invoice = self.invoices.get(intent.invoice_id, EVERYONE)
        payment = evolve(payment, slip=slip_of(payment, invoice, owed))
        self.payments.add(payment)
        self.books.post(
            PostingKind.PAYMENT,
            payment.id,
            payment.patient_id,
            of_payment(payment),
            number=payment.number,
        )
        self.events.tell(PaymentReceived(payment=payment))
        return payment
