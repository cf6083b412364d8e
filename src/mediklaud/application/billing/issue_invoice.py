"""Billing asks a patient to pay."""

from datetime import date, datetime, timedelta
from typing import ClassVar

from attrs import frozen

from mediklaud.application.billing.books import Books
from mediklaud.application.billing.held import held
from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.invoice import Addressee, Invoice
from mediklaud.domain.billing.journal import PostingKind
from mediklaud.domain.billing.payment import Allocation
from mediklaud.domain.billing.policy import BillingPolicy
from mediklaud.domain.billing.posting_rules import Entries, of_allocations, of_invoice
from mediklaud.domain.billing.share_out import share_out
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import InvoiceId, PatientId
from mediklaud.ports.billing import Accounts, Invoices, Payments
from mediklaud.ports.registry import Patients
from mediklaud.ports.system import Counters


@frozen(kw_only=True)
class IssueInvoice(Command[Invoice]):
    """Number a draft and make it a demand that never changes."""

    permission: ClassVar = Permission.INVOICE
    invoice_id: InvoiceId
    due_on: date | None = None
    """As many days from today as the policy gives, if no day is named."""


def issue_invoice(
    command: IssueInvoice,
    *,
    accounts: Accounts,
    invoices: Invoices,
    payments: Payments,
    patients: Patients,
    counters: Counters,
    books: Books,
    hospital: Hospital,
    policy: BillingPolicy,
    now: datetime,
    scope: Scope,
) -> Invoice:
    """Issue it; a booking for the patient either sees it or comes before it (U6).

    The patient's credit pays for it at once, as far as it goes.
    """
    draft = held(accounts, lambda: invoices.get(command.invoice_id, scope))
    draft.require_draft()
    today = hospital.day_of(now)
    issued = draft.issue(
        number=f"INV-{today.year}-{counters.next(f'INV-{today.year}'):06}",
        addressee=_addressee(draft.patient_id, patients),
        issued_on=today,
        due_on=command.due_on or today + timedelta(days=policy.due_days),
    )
    invoices.issue(issued)
    _post(PostingKind.INVOICE, issued, of_invoice(issued), books)
    paid = _pay_by_credit(issued, accounts, payments, now)
    entries = of_allocations(paid, issued.currency)
    _post(PostingKind.ALLOCATION, issued, entries, books)
    return issued


def _addressee(patient_id: PatientId, patients: Patients) -> Addressee:
    patient = patients.get(patient_id)
    return Addressee(number=patient.number, name=patient.name, address=patient.address)


def _pay_by_credit(
    issued: Invoice, accounts: Accounts, payments: Payments, now: datetime
) -> tuple[Allocation, ...]:
    account = accounts.read(issued.patient_id, now)
    if not account.credit:
        return ()
    credit = payments.credits_of(issued.patient_id)
    paid = share_out(credit, account.owed)
    payments.allocate(issued.patient_id, paid)
    return paid


def _post(kind: PostingKind, issued: Invoice, entries: Entries, books: Books) -> None:
    books.post(kind, issued.id, issued.patient_id, entries, number=issued.number)
