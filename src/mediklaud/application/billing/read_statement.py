"""Somebody reads what happened on a patient's account."""

from datetime import date, datetime, timedelta
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.account_history import (
    AccountHistory,
    balanced,
    require_stretch,
)
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.money import Money
from mediklaud.ports.books import BooksReports

_A_YEAR = timedelta(days=365)


@frozen(kw_only=True)
class ReadStatement(Query[AccountHistory]):
    """Everything that changed what a patient owes, as it was written down (B10)."""

    permission: ClassVar = Permission.READ_ACCOUNT
    steady: ClassVar = True
    patient_id: PatientId
    since: date | None = None
    """A year before the last day, if no day is named."""
    until: date | None = None
    """Today, if no day is named."""


def read_statement(
    query: ReadStatement, *, books: BooksReports, hospital: Hospital, now: datetime
) -> AccountHistory:
    """The statement of these days."""
    until = query.until or hospital.day_of(now)
    since = query.since or max(until, date.min + _A_YEAR) - _A_YEAR
    require_stretch(since, until)
    before = books.owed_before(query.patient_id, since)
    opening = before or Money.zero(hospital.currency)
    changes = books.changes_of(query.patient_id, since, until)
    return AccountHistory(
        patient_id=query.patient_id,
        since=since,
        until=until,
        opening=opening,
        lines=balanced(opening, changes),
    )
