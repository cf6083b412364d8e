"""What the `billing` context can do, and what it does when something happens."""

from typing import Any

from mediklaud.application.billing import books_catalogue as books
from mediklaud.application.billing import credit_catalogue as crediting
from mediklaud.application.billing import online_catalogue as online
from mediklaud.application.billing import paper_catalogue as papers
from mediklaud.application.billing import refund_catalogue as refunding
from mediklaud.application.billing.close_cashier_session import (
    CloseCashierSession,
    close_cashier_session,
)
from mediklaud.application.billing.discard_draft import DiscardDraft, discard_draft
from mediklaud.application.billing.draft_invoice import DraftInvoice, draft_invoice
from mediklaud.application.billing.grant_dues_override import (
    GrantDuesOverride,
    grant_dues_override,
)
from mediklaud.application.billing.issue_invoice import IssueInvoice, issue_invoice
from mediklaud.application.billing.list_billing_work import (
    ListBillingWork,
    list_billing_work,
)
from mediklaud.application.billing.list_cashier_sessions import (
    ListCashierSessions,
    list_cashier_sessions,
)
from mediklaud.application.billing.list_charges import ListCharges, list_charges
from mediklaud.application.billing.list_dues_overrides import (
    ListDuesOverrides,
    list_dues_overrides,
)
from mediklaud.application.billing.list_invoices import ListInvoices, list_invoices
from mediklaud.application.billing.list_payments import ListPayments, list_payments
from mediklaud.application.billing.list_tariffs import ListTariffs, list_tariffs
from mediklaud.application.billing.list_unpriced_charges import (
    ListUnpricedCharges,
    list_unpriced_charges,
)
from mediklaud.application.billing.open_cashier_session import (
    OpenCashierSession,
    open_cashier_session,
)
from mediklaud.application.billing.price_charge import PriceCharge, price_charge
from mediklaud.application.billing.print_cashier_session import (
    PrintCashierSession,
    print_cashier_session,
)
from mediklaud.application.billing.print_receipt import PrintReceipt, print_receipt
from mediklaud.application.billing.print_revenue import PrintRevenue, print_revenue
from mediklaud.application.billing.print_statement import (
    PrintStatement,
    print_statement,
)
from mediklaud.application.billing.read_account import ReadAccount, read_account
from mediklaud.application.billing.read_cashier_session import (
    ReadCashierSession,
    read_cashier_session,
)
from mediklaud.application.billing.read_invoice import ReadInvoice, read_invoice
from mediklaud.application.billing.read_own_cashier_session import (
    ReadOwnCashierSession,
    read_own_cashier_session,
)
from mediklaud.application.billing.read_revenue import ReadRevenue, read_revenue
from mediklaud.application.billing.read_statement import ReadStatement, read_statement
from mediklaud.application.billing.read_trial_balance import (
    ReadTrialBalance,
    read_trial_balance,
)
from mediklaud.application.billing.reconcile_books import (
    ReconcileBooks,
    reconcile_books,
)
from mediklaud.application.billing.set_tariff import SetTariff, set_tariff
from mediklaud.application.billing.take_payment import TakePayment, take_payment
from mediklaud.application.billing.void_charge import VoidCharge, void_charge
from mediklaud.application.billing.when_consultation_completed import (
    charge_for_consultation,
)
from mediklaud.application.billing.when_medication_dispensed import (
    charge_for_medicine,
)
from mediklaud.application.billing.when_medication_returned import lower_charge
from mediklaud.application.billing.when_patient_enrolled import open_account
from mediklaud.application.billing.when_procedure_done import charge_for_procedure
from mediklaud.application.billing.withdraw_tariff import (
    WithdrawTariff,
    withdraw_tariff,
)
from mediklaud.application.messages import Message
from mediklaud.application.use_case import Function
from mediklaud.domain.pharmacy.events import (
    MedicationDispensed,
    MedicationReturned,
)
from mediklaud.domain.records.events import ConsultationCompleted, ProcedureDone
from mediklaud.domain.registry.events import PatientEnrolled

USE_CASES: dict[type[Message[Any]], Function] = {
    **online.USE_CASES,
    SetTariff: set_tariff,
    ListTariffs: list_tariffs,
    ListCharges: list_charges,
    ListBillingWork: list_billing_work,
    ListUnpricedCharges: list_unpriced_charges,
    PriceCharge: price_charge,
    VoidCharge: void_charge,
    DraftInvoice: draft_invoice,
    DiscardDraft: discard_draft,
    IssueInvoice: issue_invoice,
    ReadInvoice: read_invoice,
    ListInvoices: list_invoices,
    OpenCashierSession: open_cashier_session,
    CloseCashierSession: close_cashier_session,
    ReadOwnCashierSession: read_own_cashier_session,
    ReadCashierSession: read_cashier_session,
    ListCashierSessions: list_cashier_sessions,
    PrintCashierSession: print_cashier_session,
    TakePayment: take_payment,
    ListPayments: list_payments,
    ReadAccount: read_account,
    PrintStatement: print_statement,
    PrintReceipt: print_receipt,
    ReconcileBooks: reconcile_books,
    ReadTrialBalance: read_trial_balance,
    PrintRevenue: print_revenue,
    ReadRevenue: read_revenue,
    ReadStatement: read_statement,
    GrantDuesOverride: grant_dues_override,
    ListDuesOverrides: list_dues_overrides,
    WithdrawTariff: withdraw_tariff,
    **crediting.USE_CASES,
    **papers.USE_CASES,
    **refunding.USE_CASES,
    **books.USE_CASES,
}
BEFOREHAND: dict[type[Message[Any]], Function] = {}
ERRANDS: dict[type[Message[Any]], tuple[Function, Function]] = {
    **online.ERRANDS,
    **refunding.ERRANDS,
}
REACTIONS: dict[type, tuple[Function, ...]] = {
    ConsultationCompleted: (charge_for_consultation,),
    PatientEnrolled: (open_account,),
    MedicationDispensed: (charge_for_medicine,),
    ProcedureDone: (charge_for_procedure,),
    MedicationReturned: (lower_charge,),
}
