"""How a statement of account is made, to read or to print."""

from datetime import date, timedelta

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


def statement_of(
    patient_id: PatientId,
    since: date | None,
    until: date,
    books: BooksReports,
    hospital: Hospital,
) -> AccountHistory:
    """From the first day, or a year before the last, to the last."""
    first = since or max(until, date.min + _A_YEAR) - _A_YEAR
    require_stretch(first, until)
    before = books.owed_before(patient_id, first)
    opening = before or Money.zero(hospital.currency)
    return AccountHistory(
        patient_id=patient_id,
        since=first,
        until=until,
        opening=opening,
        lines=balanced(opening, books.changes_of(patient_id, first, until)),
    )
