"""What a patient was prescribed, and what was asked for and paid."""

from __future__ import annotations

from litestar import Response, get

from mediklaud.application.billing.print_statement import PrintStatement
from mediklaud.application.billing.read_statement import ReadStatement
from mediklaud.application.medication.list_prescriptions import ListPrescriptions
from mediklaud.domain.billing.papers import PaperLanguage
from mediklaud.domain.shared.ids import PrescriptionId
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.pharmacy.papers import handed_out
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.visitor import AtPage


@get("/my/medicines", sync_to_thread=True)
def own_medicines(visitor: AtPage, page: PageAsked) -> Page:
    """What was prescribed, the newest first."""
    query = ListPrescriptions(
        **visitor.query,
        patient_id=visitor.patient_id,
        after=page.after(PrescriptionId),
        limit=page.and_one,
    )
    shown = page.page(visitor.handle(query), lambda one: one, lambda one: one.id)
    facts = {"prescribed": shown.items, "more": shown.next_cursor}
    return visitor.page("patient/medicines.html", **facts)


@get("/my/statement", sync_to_thread=True)
def own_statement(visitor: AtPage) -> Page:
    """What was asked for and what came, of the last year."""
    query = ReadStatement(**visitor.query, patient_id=visitor.patient_id)
    return visitor.page("patient/statement.html", history=visitor.handle(query))


@get("/my/statement.pdf", sync_to_thread=True)
def own_statement_paper(visitor: AtPage) -> Response[bytes]:
    """The same to keep."""
    query = PrintStatement(
        **visitor.query,
        patient_id=visitor.patient_id,
        language=PaperLanguage(visitor.language),
    )
    return handed_out(visitor.handle(query))
