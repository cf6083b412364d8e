"""Somebody reads what happened on a patient's account."""

from datetime import date, datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.billing.statement_of import statement_of
from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.account_history import AccountHistory
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.books import BooksReports


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
    return statement_of(query.patient_id, query.since, until, books, hospital)
