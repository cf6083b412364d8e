"""Every page for billing."""

from litestar.handlers import HTTPRouteHandler

from mediklaud.entrypoints.web.billing import accounts, invoices

PAGES: tuple[HTTPRouteHandler, ...] = (
    accounts.find_page,
    accounts.find,
    accounts.account_page,
    accounts.draft,
    invoices.invoice_page,
    invoices.issue,
    invoices.discard,
)
