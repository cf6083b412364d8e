"""How it looks over HTTP who saw what of whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from mediklaud.application.privacy.list_activity import ActiveAccount
from mediklaud.domain.access.audit import PatientRead
from mediklaud.domain.privacy.access import Access
from mediklaud.domain.privacy.reporting import Report, ReportKind, ReportLine
from mediklaud.domain.shared.ids import PatientId
from mediklaud.entrypoints.http.wire import View, bare, fields_of


class AccessView(View):
    """One time that somebody did something with a patient's data."""

    id: UUID
    at: datetime
    roles: list[str]
    name: str | None
    action: str
    what: str
    purpose: str | None
    listed: bool

    @classmethod
    def of(cls, access: Access) -> AccessView:
        """Who it was, and what they did in plain words."""
        return cls(
            id=access.id.value,
            at=access.at,
            roles=list(access.roles),
            name=access.name,
            action=access.action,
            what=access.what,
            purpose=access.purpose,
            listed=access.listed,
        )


class PatientReadView(View):
    """That an account came upon a patient's data, and how often."""

    patient_id: UUID
    first: datetime
    last: datetime
    times: int

    @classmethod
    def of(cls, read: PatientRead) -> PatientReadView:
        """Whose data, from when to when."""
        return cls(
            patient_id=read.patient_id.value,
            first=read.first,
            last=read.last,
            times=read.times,
        )


class NumberedReadView(PatientReadView):
    """The same, with the number by which the patient's file is found."""

    patient_number: str | None

    @classmethod
    def numbered(
        cls, read: PatientRead, numbers: Mapping[PatientId, str]
    ) -> NumberedReadView:
        """Whose file is gone has no number."""
        return cls(
            **fields_of(PatientReadView.of(read)),
            patient_number=numbers.get(read.patient_id),
        )


class ActiveAccountView(View):
    """What one account did in all; no account is everybody who had none."""

    account_id: UUID | None
    account_name: str | None
    entries: int
    refused: int
    patients: int
    first: datetime
    last: datetime

    @classmethod
    def of(cls, one: ActiveAccount) -> ActiveAccountView:
        """The account's line."""
        done = one.activity
        return cls(
            account_id=bare(done.account_id),
            account_name=one.name,
            entries=done.entries,
            refused=done.refused,
            patients=done.patients,
            first=done.first,
            last=done.last,
        )


class ReportLineView(View):
    """What one account did of it, and where that stands in the audit."""

    account_id: UUID | None
    account_name: str | None
    times: int
    patients: int
    first: datetime
    last: datetime
    entries: list[UUID]

    @classmethod
    def of(cls, line: ReportLine) -> ReportLineView:
        """The account's line."""
        return cls(
            account_id=bare(line.account_id),
            account_name=line.account_name,
            times=line.times,
            patients=line.patients,
            first=line.first,
            last=line.last,
            entries=[one.value for one in line.entries],
        )


class ReportView(View):
    """Which accounts did what is looked for, the busiest first."""

    kind: ReportKind
    since: datetime
    until: datetime
    lines: list[ReportLineView]

    @classmethod
    def of(cls, report: Report) -> ReportView:
        """The report; it names no patient."""
        return cls(
            kind=report.kind,
            since=report.since,
            until=report.until,
            lines=[ReportLineView.of(line) for line in report.lines],
        )
