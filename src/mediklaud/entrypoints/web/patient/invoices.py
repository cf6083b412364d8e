"""A patient's own invoices: looked at, printed, and paid online."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from mediklaud.application.billing.list_invoices import ListInvoices
from mediklaud.application.billing.print_invoice import PrintInvoice
from mediklaud.application.billing.read_account import ReadAccount
from mediklaud.application.billing.read_invoice import ReadInvoice
from mediklaud.application.billing.start_online_payment import StartOnlinePayment
from mediklaud.domain.billing.papers import PaperLanguage
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import InvoiceId
from mediklaud.domain.shared.money import Money
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.pharmacy.papers import handed_out
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_ONE, _ON = "patient/invoice.html", "patient/pay_on.html"
_INVOICE = "/my/invoices/{invoice_id:uuid}"


@get("/my/invoices", sync_to_thread=True)
def own_invoices(visitor: AtPage, page: PageAsked) -> Page:
    """All of them, the latest first, and what is owed in all."""
    about: dict[str, Any] = {**visitor.query, "patient_id": visitor.patient_id}
    after, limit = page.after(InvoiceId), page.and_one
    found = visitor.handle(ListInvoices(**about, after=after, limit=limit))
    shown = page.page(found, lambda one: one, lambda one: one.id)
    account = visitor.handle(ReadAccount(**about))
    facts: dict[str, object] = {"invoices": shown.items, "account": account}
    return visitor.page("patient/invoices.html", **facts, more=shown.next_cursor)


@get(_INVOICE, sync_to_thread=True)
def own_invoice(visitor: AtPage, invoice_id: FromPath[UUID]) -> Page:
    """Its lines, what is still due, and how to pay it."""
    return visitor.page(_ONE, one=_read(visitor, invoice_id))


@post(f"{_INVOICE}/pay", status_code=200, sync_to_thread=True)
def pay_online(visitor: AtPage, invoice_id: FromPath[UUID]) -> Page:
    """On to the gateway's page; by a link, for a form leads nowhere else."""
    try:
        with visitor.form.reading() as read:
            currency = visitor.site.hospital.currency
            amount = read.may("amount", lambda text: Money.parse(text, currency))
        wanted = InvoiceId(invoice_id)
        command = StartOnlinePayment(
            **visitor.command, invoice_id=wanted, amount=amount
        )
        online = visitor.handle(command)
    except Refusal as refusal:
        return visitor.again(_ONE, refusal, one=_read(visitor, invoice_id))
    page = visitor.page(_ON, online=online, invoice_id=invoice_id)
    if online.redirect_url is not None:
        page.headers["refresh"] = f"0; url={online.redirect_url}"
    return page


@get(f"{_INVOICE}/paper.pdf", sync_to_thread=True)
def own_paper(visitor: AtPage, invoice_id: FromPath[UUID]) -> Response[bytes]:
    """The invoice as PDF, in the language of the pages."""
    query = PrintInvoice(
        **visitor.query,
        invoice_id=InvoiceId(invoice_id),
        language=PaperLanguage(visitor.language),
    )
    return handed_out(visitor.handle(query))


def _read(visitor: Visitor, invoice_id: UUID) -> object:
    query = ReadInvoice(**visitor.query, invoice_id=InvoiceId(invoice_id))
    return visitor.handle(query)
