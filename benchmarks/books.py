"""What the books tell of very many postings: a long statement, a day among many."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import text

from benchmarks.databases import SQLITE
from benchmarks.figures import Figure, Report
from mediklaud.adapters.sql.storage import SqlStorage
from mediklaud.application.billing.read_revenue import ReadRevenue
from mediklaud.application.billing.read_statement import ReadStatement
from tests.builders.cashier import the_cashier
from tests.builders.registry import an_enrolled_patient
from tests.hospital import a_hospital

ENTRIES, INVOICES, DAYS = 5_000, 500_000, 365
_FIRST = date(2026, 3, 1)
_ROUNDS, _WARM_UP = 60, 3
_OF_STATEMENT, _OF_REVENUE = 50, 200
"""Milliseconds, at the most, but for one in twenty."""

_ON_POSTGRESQL = """
insert into postings (hospital_id, id, kind, source_id, part, patient_id, number, day,
    at, currency, owed_minor)
select :here, gen_random_uuid(), 'invoice', gen_random_uuid(), 0, :whose,
    'B-' || n, cast(:first as date) + cast(n % :days as integer), now(), 'BDT', 52500
from generate_series(1, :many) n"""
_ON_SQLITE = """
with recursive n(n) as (select 1 union all select n + 1 from n where n < :many)
insert into postings (hospital_id, id, kind, source_id, part, patient_id, number, day,
    at, currency, owed_minor)
select :here, lower(hex(randomblob(16))), 'invoice', lower(hex(randomblob(16))), 0,
    :whose, 'B-' || n, date(:first, '+' || (n % :days) || ' days'),
    '2027-03-01 02:00:00.000000', 'BDT', 52500 from n"""
_ENTRY = """
insert into journal_entries (hospital_id, posting_id, position, account, amount_minor)
select hospital_id, id, {0}, '{1}', {2} from postings p where p.hospital_id = :here
    and not exists (select 1 from journal_entries e where e.hospital_id = p.hospital_id
        and e.posting_id = p.id and e.position = {0})"""
_SIDES = ((1, "receivable", 52500), (2, "revenue", -50000), (3, "tax", -2500))


def measure_books(kind: str, storage: SqlStorage, report: Report) -> None:
    """A patient's statement of thousands of lines, and one day of a large year."""
    hospital: Any = a_hospital(storage)
    patient: Any = an_enrolled_patient(hospital, name="Rahim Uddin")
    other: Any = an_enrolled_patient(hospital, name="Salma Khatun")
    _pour(kind, storage, patient.id, ENTRIES)
    _pour(kind, storage, other.id, INVOICES)
    last = _FIRST + timedelta(days=DAYS)
    gc.collect()
    gc.freeze()  # As a server does when its door opens.
    report.table(f"The books on {kind}", "median ms", "p95 ms")

    def statement(_number: int) -> object:
        query = ReadStatement(
            actor=the_cashier(), patient_id=patient.id, since=_FIRST, until=last
        )
        return hospital.handle(query)

    def revenue(number: int) -> object:
        day = _FIRST + timedelta(days=number % DAYS)
        return hospital.handle(ReadRevenue(actor=the_cashier(), since=day, until=day))

    asked = (
        _tell(report, f"a statement of {ENTRIES:,} lines", statement),
        _tell(report, f"revenue of a day, of {INVOICES:,} invoices a year", revenue),
    )
    report.say()
    for figure, bound in zip(asked, (_OF_STATEMENT, _OF_REVENUE), strict=True):
        what = f"{figure.what} on {kind}: p95 ms"
        report.judge(what, figure.p95, bound, at_least=False)


def _pour(kind: str, storage: SqlStorage, patient_id: Any, many: int) -> None:
    """Postings of invoices, in bulk: nobody asks whether each of them balances."""
    is_sqlite = kind == SQLITE
    here, whose = storage.hospital_id, patient_id.value
    given = {
        "here": here.hex if is_sqlite else here,
        "whose": whose.hex if is_sqlite else whose,
        "first": _FIRST.isoformat(),
        "days": DAYS,
        "many": many,
    }
    with storage.engine.begin() as connection:
        if is_sqlite:
            for name in ("postings_balance", "postings_open", "journal_entries_first"):
                connection.execute(text(f"drop trigger if exists {name}"))
        else:
            connection.execute(text("set local session_replication_role = replica"))
        connection.execute(text(_ON_SQLITE if is_sqlite else _ON_POSTGRESQL), given)
        for side in _SIDES:
            connection.execute(text(_ENTRY.format(*side)), {"here": given["here"]})
    with storage.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT")
        connection.execute(text("analyze"))


def _tell(report: Report, what: str, ask: Callable[[int], object]) -> Figure:
    seconds = []
    for number in range(_WARM_UP + _ROUNDS):
        began = time.perf_counter()
        ask(number)
        seconds.append(time.perf_counter() - began)
    counted = seconds[_WARM_UP:]
    figure = Figure.of(what, counted, sum(counted))
    report.row(what, f"{figure.median:.1f}", f"{figure.p95:.1f}")
    return figure
