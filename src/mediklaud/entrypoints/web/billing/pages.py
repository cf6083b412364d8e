"""Every page for billing."""

from litestar.handlers import HTTPRouteHandler

from mediklaud.entrypoints.web.billing import (
    accounts,
    credit_requests,
    crediting,
    invoices,
    papers,
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
)
