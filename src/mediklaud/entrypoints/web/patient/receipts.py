"""A patient's own receipts: what was paid, and each on paper."""

from __future__ import annotations

from uuid import UUID

from litestar import Response, get
from litestar.params import FromPath

from mediklaud.application.billing.list_payments import ListPayments
from mediklaud.application.billing.print_receipt import PrintReceipt
from mediklaud.domain.billing.papers import PaperLanguage
from mediklaud.domain.shared.ids import PaymentId
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.pharmacy.papers import handed_out
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.visitor import AtPage


@get("/my/receipts", sync_to_thread=True)
def own_receipts(visitor: AtPage, page: PageAsked) -> Page:
    """Everything that was paid, the latest first."""
    query = ListPayments(
        **visitor.query,
        patient_id=visitor.patient_id,
        after=page.after(PaymentId),
        limit=page.and_one,
    )
    shown = page.page(visitor.handle(query), lambda one: one, lambda one: one.id)
    facts = {"payments": shown.items, "more": shown.next_cursor}
    return visitor.page("patient/receipts.html", **facts)


@get("/my/receipts/{payment_id:uuid}/paper.pdf", sync_to_thread=True)
def own_receipt_paper(visitor: AtPage, payment_id: FromPath[UUID]) -> Response[bytes]:
    """One of them as PDF, in the language of the pages."""
    query = PrintReceipt(
        **visitor.query,
        payment_id=PaymentId(payment_id),
        language=PaperLanguage(visitor.language),
    )
    return handed_out(visitor.handle(query))
