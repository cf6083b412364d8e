"""Who saw what of whom, over HTTP: for patients, and for the privacy officer (X7)."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from litestar import get
from litestar.params import FromPath, FromQuery, QueryParameter

from mediklaud.application.privacy.activity_report import ActivityReport
from mediklaud.application.privacy.list_accesses import ListAccesses
from mediklaud.application.privacy.list_activity import ListActivity
from mediklaud.application.privacy.list_patients_read_by import ListPatientsReadBy
from mediklaud.domain.privacy.reporting import ReportKind
from mediklaud.domain.shared.ids import AccountId, AuditId, PatientId
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.privacy.access_views import (
    AccessView,
    ActiveAccountView,
    PatientReadView,
    ReportView,
)
from mediklaud.entrypoints.http.queries import instant_in

TAGS = ("privacy",)
From = Annotated[
    str,
    QueryParameter(name="from", max_length=40, schema_extra={"format": "date-time"}),
]
"""A time with its offset, which belongs to what is asked for."""
Until = Annotated[
    str,
    QueryParameter(name="to", max_length=40, schema_extra={"format": "date-time"}),
]
"""A time with its offset, which does not."""


@get("/patients/{patient_id:uuid}/accesses", sync_to_thread=True, tags=TAGS)
def list_accesses(
    patient_id: FromPath[UUID], desk: AtDesk, page: PageAsked
) -> Page[AccessView]:
    """Everything that was done with the patient's data, the newest first."""
    query = ListAccesses(
        **desk.query,
        patient_id=PatientId(patient_id),
        after=page.after(AuditId),
        limit=page.and_one,
    )
    return page.page(desk.handle(query), AccessView.of, lambda one: one.id)


@get("/audit/patients-read", sync_to_thread=True, tags=TAGS)
def list_patients_read_by(
    *, desk: AtDesk, account_id: FromQuery[UUID], since: From, until: Until
) -> Page[PatientReadView]:
    """Exactly the patients whose data an account came upon, in lists too."""
    query = ListPatientsReadBy(
        **desk.query,
        account_id=AccountId(account_id),
        since=instant_in(since, "from"),
        until=instant_in(until, "to"),
    )
    found = desk.handle(query)
    return Page(items=[PatientReadView.of(one) for one in found])


@get("/audit/activity", sync_to_thread=True, tags=TAGS)
def list_activity(
    *, desk: AtDesk, since: From, until: Until
) -> Page[ActiveAccountView]:
    """Which accounts did how much, the busiest first."""
    query = ListActivity(
        **desk.query,
        since=instant_in(since, "from"),
        until=instant_in(until, "to"),
    )
    return Page(items=[ActiveAccountView.of(one) for one in desk.handle(query)])


@get("/audit/reports/{kind:str}", sync_to_thread=True, tags=TAGS)
def activity_report(
    *, kind: FromPath[ReportKind], desk: AtDesk, since: From, until: Until
) -> ReportView:
    """Which accounts did what is looked for, the busiest first."""
    query = ActivityReport(
        **desk.query,
        kind=kind,
        since=instant_in(since, "from"),
        until=instant_in(until, "to"),
    )
    return ReportView.of(desk.handle(query))
