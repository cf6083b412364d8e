"""A patient reads what the hospital has of them, and who read it (X6)."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post

from mediklaud.application.privacy.export_record import ExportRecord
from mediklaud.application.privacy.list_accesses import ListAccesses
from mediklaud.application.records.read_clinical_facts import ReadClinicalFacts
from mediklaud.application.records.read_record import ReadRecord
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import AuditId
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.privacy.exports import as_file
from mediklaud.entrypoints.record_page.files import RecordFormat
from mediklaud.entrypoints.web.access.proving import prove_first
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.doctor.chart import authors_of
from mediklaud.entrypoints.web.doctor.own import today
from mediklaud.entrypoints.web.scheduling.doctors import names_of
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_RECORD = "patient/record.html"
_ENTRIES, _ACCESSES = 50, 50


@get("/my/record", sync_to_thread=True)
def own_record(visitor: AtPage) -> Page:
    """What was written, how to take it home, and who opened it."""
    return visitor.page(_RECORD, **_written(visitor))


@post("/my/record", status_code=200, sync_to_thread=True)
def take_record(visitor: AtPage) -> Response[bytes]:
    """All of it as one file, to who has just proved who they are."""
    whose = visitor.patient_id
    try:
        prove_first(visitor)
        found = visitor.handle(ExportRecord(**visitor.query, patient_id=whose))
    except Refusal as refusal:
        return visitor.again(_RECORD, refusal, **_written(visitor))
    shape = RecordFormat.JSON if visitor.form["step"] == "json" else RecordFormat.HTML
    answer = as_file(found, shape)
    answer.cookies += visitor.cookies
    return answer


@get("/my/record/opened", sync_to_thread=True)
def who_opened(visitor: AtPage, page: PageAsked) -> Page:
    """Everybody who ever opened it, the latest first."""
    query = ListAccesses(
        **visitor.query,
        patient_id=visitor.patient_id,
        after=page.after(AuditId),
        limit=page.and_one,
    )
    shown = page.page(visitor.handle(query), lambda one: one, lambda one: one.id)
    facts = {"accesses": shown.items, "more": shown.next_cursor}
    return visitor.page("patient/opened.html", **facts)


def _written(visitor: Visitor) -> dict[str, Any]:
    about: dict[str, Any] = {**visitor.query, "patient_id": visitor.patient_id}
    entries = visitor.handle(ReadRecord(**about, limit=_ENTRIES)).entries
    return {
        "entries": entries,
        "most": _ENTRIES,
        "latest": _ACCESSES,
        "known": visitor.handle(ReadClinicalFacts(**about)),
        "doctors": names_of(visitor, authors_of(entries)),
        "accesses": visitor.handle(ListAccesses(**about, limit=_ACCESSES)),
        "today": today(visitor),
    }
