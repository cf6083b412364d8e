"""A patient reads what the hospital has of them, and who read it (X6)."""

from __future__ import annotations

from litestar import Response, get, post

from mediklaud.application.billing.print_statement import PrintStatement
from mediklaud.application.billing.read_statement import ReadStatement
from mediklaud.application.medication.list_prescriptions import ListPrescriptions
from mediklaud.application.privacy.export_record import ExportRecord
from mediklaud.application.privacy.list_accesses import ListAccesses
from mediklaud.domain.billing.papers import PaperLanguage
from mediklaud.domain.errors import Refusal
from mediklaud.entrypoints.http.pharmacy.papers import handed_out
from mediklaud.entrypoints.http.privacy.exports import as_file
from mediklaud.entrypoints.record_page.files import RecordFormat
from mediklaud.entrypoints.web.access.proving import prove_first
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.visitor import AtPage

_RECORD = "patient/record.html"
_MANY = 200


@get("/my/medicines", sync_to_thread=True)
def own_medicines(visitor: AtPage) -> Page:
    """What was prescribed, the newest first."""
    query = ListPrescriptions(
        **visitor.query, patient_id=visitor.patient_id, limit=_MANY
    )
    return visitor.page("patient/medicines.html", prescribed=visitor.handle(query))


@get("/my/record", sync_to_thread=True)
def own_record(visitor: AtPage) -> Page:
    """Who opened it, and how to take it home."""
    query = ListAccesses(**visitor.query, patient_id=visitor.patient_id, limit=_MANY)
    return visitor.page(_RECORD, accesses=visitor.handle(query))


@post("/my/record", status_code=200, sync_to_thread=True)
def take_record(visitor: AtPage) -> Response[bytes]:
    """All of it as one file, to who has just proved who they are."""
    whose = visitor.patient_id
    try:
        prove_first(visitor)
        found = visitor.handle(ExportRecord(**visitor.query, patient_id=whose))
    except Refusal as refusal:
        query = ListAccesses(**visitor.query, patient_id=whose, limit=_MANY)
        return visitor.again(_RECORD, refusal, accesses=visitor.handle(query))
    shape = RecordFormat.JSON if visitor.form["step"] == "json" else RecordFormat.HTML
    answer = as_file(found, shape)
    answer.cookies += visitor.cookies
    return answer


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
