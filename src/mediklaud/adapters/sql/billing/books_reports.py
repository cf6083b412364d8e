"""What reports ask of the books, answered by one select each."""

from __future__ import annotations

from datetime import date
from itertools import starmap
from typing import Any

from attrs import frozen
from sqlalchemy import BigInteger, Row, and_, bindparam, cast, func, select

from mediklaud.adapters.sql.billing.invoice_tables import invoice_lines, invoices
from mediklaud.adapters.sql.billing.journal_tables import journal_entries, postings
from mediklaud.adapters.sql.billing.reckonings import RECKONINGS
from mediklaud.adapters.sql.billing.tables import charges
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.billing.account_history import AccountChange
from mediklaud.domain.billing.difference import Check, Difference
from mediklaud.domain.billing.journal import LedgerAccount, PostingKind
from mediklaud.domain.billing.takings import Posted, Served
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.money import Money

_p, _e = postings.c, journal_entries.c
_i, _l, _c = invoices.c, invoice_lines.c, charges.c
_OF_POSTING = and_(_e.hospital_id == _p.hospital_id, _e.posting_id == _p.id)
_SUM = cast(func.sum(_e.amount_minor), BigInteger)
_OWED_BEFORE = (
    select(_p.currency, cast(func.sum(_p.owed_minor), BigInteger).label("minor"))
    .where(is_param(postings, "patient_id"), _p.day < bindparam("before"))
    .group_by(_p.currency)
)
_DAYS = _p.day.between(bindparam("since"), bindparam("until"))
_CHANGES = (
    select(_p.day, _p.kind, _p.number, _p.owed_minor, _p.currency)
    .where(is_param(postings, "patient_id"), _DAYS, _p.owed_minor != 0)
    .order_by(_p.day, _p.id)
)
_POSTED = (
    select(_p.day, _p.kind, _e.account, _p.currency, _SUM.label("minor"))
    .join_from(postings, journal_entries, _OF_POSTING)
    .where(here(postings), _DAYS)
    .group_by(_p.day, _p.kind, _e.account, _p.currency)
    .order_by(_p.day, _p.kind, _e.account)
)
_NET = cast(func.sum(_l.net_minor), BigInteger)
_TAX = cast(func.sum(_l.tax_minor), BigInteger)
_ITS_LINES = and_(_l.hospital_id == _i.hospital_id, _l.invoice_id == _i.id)
_ITS_CHARGE = and_(_c.hospital_id == _l.hospital_id, _c.id == _l.charge_id)
_IN_TIME = _i.issued_on.between(bindparam("since"), bindparam("until"))
# By the invoices of these days: SQLite would begin with every charge there ever was.
_OF_THESE = _l.invoice_id.in_(select(_i.id).where(here(invoices), _IN_TIME))
_SERVED = (
    select(_c.kind, _c.service, _i.currency, func.count().label("times"))
    .add_columns(_NET.label("net"), _TAX.label("tax"))
    .join_from(invoices, invoice_lines, _ITS_LINES)
    .join(charges, _ITS_CHARGE)
    .where(here(invoices), here(invoice_lines), _IN_TIME, _OF_THESE)
    .group_by(_c.kind, _c.service, _i.currency)
    .order_by(_c.kind, _c.service)
)


@frozen
class SqlBooksReports:
    """Asks the journal, the invoices, and each against the other."""

    database: Database

    def owed_before(self, patient_id: PatientId, day: date) -> Money | None:
        about = {"patient_id": patient_id.value, "before": day}
        row = self.database.first(_OWED_BEFORE, **about)
        return None if row is None else Money(row.minor, row.currency)

    def changes_of(
        self, patient_id: PatientId, since: date, until: date
    ) -> tuple[AccountChange, ...]:
        about = {"patient_id": patient_id.value, "since": since, "until": until}
        return tuple(starmap(_to_change, self.database.rows(_CHANGES, **about)))

    def posted(self, since: date, until: date) -> tuple[Posted, ...]:
        rows = self.database.rows(_POSTED, since=since, until=until)
        return tuple(map(_to_posted, rows))

    def served(self, since: date, until: date) -> tuple[Served, ...]:
        rows = self.database.rows(_SERVED, since=since, until=until)
        return tuple(map(_to_served, rows))

    def differences(self) -> tuple[Difference, ...]:
        return tuple(
            _to_difference(check, row)
            for check, question in RECKONINGS.items()
            for row in self.database.rows(question)
        )


def _to_change(
    day: date, kind: str, number: str | None, minor: int, currency: str
) -> AccountChange:
    """There may be thousands of them: by place, a row is read twice as fast."""
    return AccountChange(
        day=day, kind=PostingKind(kind), number=number, amount=Money(minor, currency)
    )


def _to_posted(row: Row[Any]) -> Posted:
    return Posted(
        day=row.day,
        kind=PostingKind(row.kind),
        account=LedgerAccount(row.account),
        amount=Money(row.minor, row.currency),
    )


def _to_served(row: Row[Any]) -> Served:
    return Served(
        kind=row.kind,
        service=row.service,
        times=row.times,
        net=Money(row.net, row.currency),
        tax=Money(row.tax, row.currency),
    )


def _to_difference(check: Check, row: Row[Any]) -> Difference:
    return Difference(
        check=check,
        thing=row.id,
        expected=Money(row.expected, row.currency),
        found=Money(row.found, row.currency),
    )
