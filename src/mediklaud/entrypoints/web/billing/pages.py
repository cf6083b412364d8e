"""Every page for billing."""

from litestar.handlers import HTTPRouteHandler

from mediklaud.entrypoints.web.billing import (
    accounts,
    credit_requests,
    crediting,
    disputes,
    invoices,
    papers,
    payments,
    plans,
    refunds,
)

PAGES: tuple[HTTPRouteHandler, ...] = (
    accounts.find_page,
    accounts.find,
    accounts.account_page,
    accounts.draft,
    invoices.invoice_page,
    invoices.issue,
    invoices.discard,
    papers.invoice_paper,
    papers.credit_paper,
    papers.statement_paper,
    crediting.credit_page,
    crediting.credit,
    credit_requests.credit_requests,
    credit_requests.credit_request_page,
    credit_requests.decide_credit,
    payments.payments_page,
    payments.receipt_paper,
    payments.ask_refund_page,
    payments.ask_refund,
    refunds.refunds,
    refunds.refund_page,
    refunds.decide_refund,
    refunds.pay_out,
    disputes.disputes,
    disputes.dispute_page,
    disputes.answer_dispute,
    disputes.new_dispute_page,
    disputes.dispute_line,
    plans.plan_page,
    plans.plan,
    plans.end_plan,
)
