"""A part of the audit as a file for an authority or a court (X5)."""

from __future__ import annotations

from datetime import date

from litestar import Response, get, post

from mediklaud.application.access.export_audit import ExportAudit
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.paper import Paper
from mediklaud.entrypoints.http.pharmacy.papers import handed_out
from mediklaud.entrypoints.web.access.proving import prove_first
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.doctor.own import today
from mediklaud.entrypoints.web.may import require_may
from mediklaud.entrypoints.web.office.audit_asked import AuditAsked
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE = "office/evidence.html"


@get("/privacy/evidence", sync_to_thread=True)
def evidence_page(visitor: AtPage) -> Page:
    """About whom, and of which days?"""
    require_may(visitor, Permission.READ_AUDIT)
    return visitor.page(_PAGE)


@post("/privacy/evidence", status_code=200, sync_to_thread=True)
def export_evidence(visitor: AtPage) -> Response[bytes]:
    """The entries with their marks, heads and seals, signed."""
    try:
        prove_first(visitor)
        found = visitor.handle(_asked(visitor))
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal)
    answer = handed_out(_file(found.lines, today(visitor)))
    answer.cookies.extend(visitor.cookies)
    return answer


def _asked(visitor: Visitor) -> ExportAudit:
    asked = AuditAsked.written(visitor)
    return ExportAudit(
        **visitor.query,
        about_patient_id=asked.patient_id,
        since=asked.days.since(visitor),
        until=asked.days.until(visitor),
    )


def _file(lines: tuple[str, ...], day: date) -> Paper:
    content = "".join(f"{line}\n" for line in lines)
    return Paper(f"audit-{day}.jsonl", "application/jsonl", content.encode())
