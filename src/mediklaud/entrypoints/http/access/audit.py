"""The audit over HTTP, for the privacy officer."""

from __future__ import annotations

from uuid import UUID

from litestar import get
from litestar.params import FromQuery

from mediklaud.application.access.list_audit_entries import ListAuditEntries
from mediklaud.application.access.verify_audit import VerifyAudit
from mediklaud.domain.access.audit import Outcome
from mediklaud.domain.shared.ids import AccountId, AuditId, PatientId
from mediklaud.entrypoints.http.access.audit_views import AuditEntryView
from mediklaud.entrypoints.http.access.verification_view import VerificationView
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.queries import Filter, Moment, instant_in
from mediklaud.entrypoints.http.wire import named


@get("/audit/entries", sync_to_thread=True, tags=("audit",))
def list_audit_entries(
    *,
    desk: AtDesk,
    page: PageAsked,
    patient_id: FromQuery[UUID | None] = None,
    account_id: FromQuery[UUID | None] = None,
    action: Filter = None,
    outcome: FromQuery[Outcome | None] = None,
    purpose: Filter = None,
    since: Moment = None,
    until: Moment = None,
) -> Page[AuditEntryView]:
    """Who did, read or was refused what, the newest first."""
    query = ListAuditEntries(
        **desk.query,
        about_patient_id=named(PatientId, patient_id),
        account_id=named(AccountId, account_id),
        of_action=action,
        of_outcome=outcome,
        of_purpose=purpose,
        since=instant_in(since, "since") if since else None,
        until=instant_in(until, "until") if until else None,
        after=page.after(AuditId),
        limit=page.and_one,
    )
    return page.page(desk.handle(query), AuditEntryView.of, lambda one: one.id)


@get("/audit/verification", sync_to_thread=True, tags=("audit",))
def verify_audit(*, desk: AtDesk) -> VerificationView:
    """Can the audit be believed? Walks every stream and every seal."""
    return VerificationView.of(desk.handle(VerifyAudit(**desk.query)))
