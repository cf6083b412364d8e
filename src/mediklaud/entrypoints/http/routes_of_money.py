"""Every address about what is charged, owed and paid."""

from litestar.types import ControllerRouterHandler

from mediklaud.entrypoints.http.billing import (
    accounts,
    books,
    cashiers,
    charges,
    credit_notes,
    disputes,
    invoices,
    online,
    papers,
    periods,
    refunds,
)

_Routes = tuple[ControllerRouterHandler, ...]

_INVOICES: _Routes = (
    charges.list_tariffs,
    charges.set_tariff,
    charges.put_tariff,
    charges.withdraw_tariff,
    charges.list_charges,
    charges.list_unpriced_charges,
    charges.list_billing_work,
    charges.price_charge,
    charges.void_charge,
    invoices.draft_invoice,
    invoices.issue_invoice,
    invoices.discard_draft,
    invoices.read_invoice,
    invoices.list_invoices,
    papers.print_invoice,
    papers.print_credit_note,
    papers.print_receipt,
    papers.print_statement,
    accounts.take_payment,
    accounts.list_payments,
    online.start_online_payment,
    online.read_online_payment,
    online.receive_payment_event,
    online.list_payment_exceptions,
    online.read_payment_exception,
    online.decide_payment_exception,
    cashiers.open_cashier_session,
    cashiers.close_cashier_session,
    cashiers.read_own_cashier_session,
    cashiers.read_cashier_session,
    cashiers.list_cashier_sessions,
    cashiers.print_cashier_session,
    accounts.read_account,
    accounts.grant_dues_override,
    accounts.list_dues_overrides,
)
_CREDIT: _Routes = (
    credit_notes.issue_credit_note,
    credit_notes.list_invoice_credit_notes,
    credit_notes.list_credit_notes,
    credit_notes.read_credit_note,
    credit_notes.list_credit_requests,
    credit_notes.read_credit_request,
    credit_notes.decide_credit_request,
    disputes.dispute_line,
    disputes.list_invoice_disputes,
    disputes.list_disputes,
    disputes.read_dispute,
    disputes.decide_dispute,
    disputes.plan_payments,
    disputes.end_plan,
)
_REFUNDS: _Routes = (
    refunds.ask_refund,
    refunds.list_refunds,
    refunds.read_refund,
    refunds.decide_refund,
    refunds.pay_out_refund,
)

_BOOKS: _Routes = (
    books.read_statement,
    books.read_revenue,
    books.read_trial_balance,
    books.reconcile_books,
    periods.close_period,
    periods.list_closed_periods,
)


MONEY = (*_INVOICES, *_CREDIT, *_REFUNDS, *_BOOKS)
