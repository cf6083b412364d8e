"""Somebody pays at the desk."""

from datetime import datetime
from typing import ClassVar

from attrs import evolve, frozen

from mediklaud.application.billing.books import Books
from mediklaud.application.billing.drawer import Drawer
from mediklaud.application.billing.held import held
from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.events import PaymentReceived
from mediklaud.domain.billing.journal import PostingKind
from mediklaud.domain.billing.payment import Credit, Payment, PaymentMethod
from mediklaud.domain.billing.posting_rules import of_payment
from mediklaud.domain.billing.share_out import (
    chosen_first,
    require_not_more_than_due,
    share_out,
    slip_of,
    still_due,
)
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import InvoiceId, PatientId, PaymentId
from mediklaud.domain.shared.money import Money
from mediklaud.ports.billing import Accounts, Invoices, Payments
from mediklaud.ports.system import Counters, Events, Ids


@frozen(kw_only=True)
class Receipt:
    """The payment, and what is still due on the invoice it was made for."""

    payment: Payment
    due: Money

    @property
    def id(self) -> PaymentId:
        """The payment's: the audit asks for it."""
        return self.payment.id

    @property
    def patient_id(self) -> PatientId:
        """Who paid: the audit asks for it."""
        return self.payment.patient_id


@frozen(kw_only=True)
class TakePayment(Command[Receipt]):
    """Take money for an issued invoice."""

    permission: ClassVar = Permission.TAKE_PAYMENT
    invoice_id: InvoiceId
    amount: Money
    method: PaymentMethod
    keep_as_credit: bool = False
    """More than is due pays for the patient's other invoices, then for later ones."""


def take_payment(
    command: TakePayment,
    *,
    accounts: Accounts,
    invoices: Invoices,
    payments: Payments,
    drawer: Drawer,
    counters: Counters,
    books: Books,
    ids: Ids,
    hospital: Hospital,
    now: datetime,
    actor: Actor,
    scope: Scope,
    events: Events,
) -> Receipt:
    """Take it: what it pays for is owed no more from now on (B9, U5)."""
    invoice = held(accounts, lambda: invoices.get(command.invoice_id, scope))
    invoice.require_payable_in(command.amount.currency)
    session = drawer.session_for(command.method)
    owed = accounts.read(invoice.patient_id, now).owed
    if not command.keep_as_credit:
        require_not_more_than_due(command.amount, invoice.id, owed)
    money = Credit(ids.new(PaymentId), command.amount)
    year = hospital.day_of(now).year
    payment = Payment(
        id=money.payment_id,
        number=f"RCP-{year}-{counters.next(f'RCP-{year}'):06}",
        patient_id=invoice.patient_id,
        amount=command.amount,
        method=command.method,
        received_at=now,
        received_by=actor.account_id,
        allocations=share_out([money], chosen_first(invoice.id, owed)),
        cashier_session_id=None if session is None else session.id,
    )
    payment = evolve(payment, slip=slip_of(payment, invoice, owed))
    payments.add(payment)
    events.tell(PaymentReceived(payment=payment))
    books.post(
        PostingKind.PAYMENT,
        payment.id,
        payment.patient_id,
        of_payment(payment),
        number=payment.number,
    )
    return Receipt(payment=payment, due=still_due(payment, invoice.id, owed))
