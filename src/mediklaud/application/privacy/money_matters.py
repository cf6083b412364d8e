"""A patient's side of the books, as it goes into the whole record (X7)."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from mediklaud.application.use_case import Gathered
from mediklaud.domain.billing.account import AccountStatement
from mediklaud.domain.billing.charge import Charge
from mediklaud.domain.billing.credit_note import CreditNote
from mediklaud.domain.billing.credit_request import CreditRequest
from mediklaud.domain.billing.dispute import Dispute
from mediklaud.domain.billing.online import PaymentIntent
from mediklaud.domain.billing.payment import Payment
from mediklaud.domain.billing.payment_plan import PaymentPlan
from mediklaud.domain.billing.policy import BillingPolicy
from mediklaud.domain.billing.reckoning import statement_of
from mediklaud.domain.billing.refund import Refund
from mediklaud.domain.billing.settlement import Settlement
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.billing import Accounts, Charges, CreditNotes, Invoices, Payments
from mediklaud.ports.crediting import CreditRequests, Disputes, PaymentPlans
from mediklaud.ports.payments_online import PaymentIntents
from mediklaud.ports.refunds import Refunds

_ALL = 1_000_000
"""More than any one patient has of anything."""


@frozen(kw_only=True)
class MoneyMatters:
    """What was charged, billed, credited, objected to, agreed on and paid."""

    charges: tuple[Charge, ...]
    invoices: tuple[Settlement, ...]
    credit_notes: tuple[CreditNote, ...]
    credit_requests: tuple[CreditRequest, ...]
    disputes: tuple[Dispute, ...]
    plans: tuple[PaymentPlan, ...]
    payments: tuple[Payment, ...]
    attempts: tuple[PaymentIntent, ...]
    """To pay online, whatever came of them."""
    refunds: tuple[Refund, ...]
    account: AccountStatement


@frozen(kw_only=True)
class MoneyBooks(Gathered):
    """All books in which a patient's money stands."""

    charges: Charges
    invoices: Invoices
    credit_notes: CreditNotes
    credit_requests: CreditRequests
    disputes: Disputes
    plans: PaymentPlans
    payments: Payments
    intents: PaymentIntents
    refunds: Refunds
    accounts: Accounts
    billing: BillingPolicy
    hospital: Hospital
    now: datetime

    def matters_of(self, whose: PatientId) -> MoneyMatters:
        """One question to each book."""
        account = self.accounts.read(whose, self.now)
        today = self.hospital.day_of(self.now)
        return MoneyMatters(
            charges=self.charges.of_patient(whose, None, _ALL),
            invoices=self.invoices.of_patient(whose, None, _ALL, today),
            credit_notes=self.credit_notes.of_patient(whose, None, _ALL),
            credit_requests=self.credit_requests.of_patient(whose),
            disputes=self.disputes.of_patient(whose),
            plans=self.plans.of_patient(whose),
            payments=self.payments.of_patient(whose, None, _ALL),
            attempts=self.intents.of_patient(whose),
            refunds=self.refunds.page(None, whose, None, _ALL),
            account=statement_of(
                account, now=self.now, hospital=self.hospital, policy=self.billing
            ),
        )
