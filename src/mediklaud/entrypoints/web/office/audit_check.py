"""Can the audit be believed? Asked by the privacy officer or the administrator (X5)."""

from __future__ import annotations

from litestar import get, post

from mediklaud.application.access.verify_audit import VerifyAudit
from mediklaud.domain.access.permissions import Permission
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.may import require_may
from mediklaud.entrypoints.web.visitor import AtPage

_PAGE = "office/audit_check.html"


@get("/audit-check", sync_to_thread=True)
def audit_check(visitor: AtPage) -> Page:
    """What is about to be done."""
    require_may(visitor, Permission.VERIFY_AUDIT)
    return visitor.page(_PAGE, found=None)


@post("/audit-check", status_code=200, sync_to_thread=True)
def verify_audit(visitor: AtPage) -> Page:
    """Walk through all of it: it may take a while."""
    return visitor.page(_PAGE, found=visitor.handle(VerifyAudit(**visitor.query)))
