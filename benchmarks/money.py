"""Invoices and payments a second, beside the very statements on the bare driver."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from attrs import evolve, frozen

from benchmarks.books import measure_books
from benchmarks.databases import SQLITE, a_database, make_durable
from benchmarks.dispensing import a_driver, turns
from benchmarks.figures import Report
from benchmarks.replay import (
    Statement,
    another,
    changed,
    is_a_name,
    names_in,
    written_down,
)
from mediklaud.adapters.sql import ports
from mediklaud.adapters.sql.engine import engine_for
from mediklaud.adapters.sql.schema import metadata
from mediklaud.adapters.sql.storage import SqlStorage
from tests.builders.billing import taka
from tests.builders.cashier import drafted, invoiced, seen, to_issue, to_pay
from tests.builders.cashier import to_set_tariff as a_tariff
from tests.builders.registry import an_enrolled_patient
from tests.hospital import a_hospital
from tests.ring import StandingKeyring

_NUMBER = re.compile(r"(INV|RCP)-\d{4}-\d{6}")
_DRAFTS = 2 * 5 * 40 + 20
"""As many as both sides issue in all their rounds, and some to begin with."""


@frozen
class _Desk:
    """One patient who owes more than anybody pays, and drafts that wait."""

    hospital: Any
    storage: SqlStorage
    patient_id: Any
    debt: Any
    drafts: Iterator[Any]


def measure(kind: str, folder: Path, report: Report) -> None:
    """What is issued, what is paid, what the books tell; ours, then the driver's."""
    with a_database(kind, folder) as url:
        if kind != SQLITE:
            make_durable(url)
        engine = engine_for(url)
        metadata.create_all(engine)
        hospital_id = uuid4()
        keyring = StandingKeyring(hospital_id)
        desk = _a_desk(SqlStorage(engine, hospital_id, ports.PORTS, keyring))
        report.table(f"Money on {kind}", "a second", "of the raw driver")
        with a_driver(url) as send_all:
            for what, ours, raw in (_paying(desk), _issuing(desk)):
                rate, limit = turns(ours, lambda raw=raw: send_all(raw()))  # type: ignore[misc]
                report.row(f"{what}: raw driver, no audit", f"{limit:,.0f}", "100%")
                report.row(
                    f"{what}: in the program", f"{rate:,.0f}", f"{rate / limit:.0%}"
                )
        measure_books(kind, desk.storage, report)
        engine.dispose()


def _a_desk(storage: SqlStorage) -> _Desk:
    hospital: Any = a_hospital(storage)
    hospital.handle(a_tariff(price=taka(10**9)))
    patient: Any = an_enrolled_patient(hospital)
    seen(hospital, patient.id)
    debt = invoiced(hospital, patient.id)
    return _Desk(hospital, storage, patient.id, debt, _drafts(hospital, patient.id))


def _drafts(hospital: Any, patient_id: Any) -> Iterator[Any]:
    """Made beforehand: only the issuing is timed."""
    made = []
    for _ in range(_DRAFTS):
        charge = seen(hospital, patient_id)
        made.append(drafted(hospital, patient_id, charge.id))
    return iter(made)


_Two = tuple[str, Callable[[], object], Callable[[], list[Statement]]]


def _paying(desk: _Desk) -> _Two:
    def pay() -> object:
        return desk.hospital.handle(to_pay(desk.debt, taka(1)))

    again = _replayed(desk, pay, pay)
    return "payments", pay, lambda: again({})


def _issuing(desk: _Desk) -> _Two:
    def issue() -> object:
        return desk.hospital.handle(to_issue(next(desk.drafts)))

    last = next(desk.drafts)
    again = _replayed(desk, issue, lambda: desk.hospital.handle(to_issue(last)))

    def raw() -> list[Statement]:
        return again(_instead(last.id.value, next(desk.drafts).id.value))

    return "invoices issued", issue, raw


def _instead(one: UUID, other: UUID) -> dict[Any, Any]:
    """The name of another draft, in each of its spellings."""
    return {one: other, str(one): str(other), one.hex: other.hex}


def _replayed(
    desk: _Desk, first: Callable[[], object], second: Callable[[], object]
) -> Callable[[Mapping[Any, Any]], list[Statement]]:
    """The second's statements once more, with ids and numbers of their own."""
    earlier, later = _recorded(desk, first), _recorded(desk, second)
    own = frozenset(names_in(later) - names_in(earlier))
    numbers = count(1)

    def again(known: Mapping[Any, Any]) -> list[Statement]:
        fresh, number = dict(known), f"RAW-{next(numbers)}"

        def change(value: Any) -> Any:
            if isinstance(value, str) and _NUMBER.fullmatch(value):
                return number
            if not is_a_name(value) or value not in own:
                return value
            return fresh.setdefault(value, another(value))

        return [
            evolve(one, parameters=changed(one.parameters, change)) for one in later
        ]

    return again


def _recorded(desk: _Desk, act: Callable[[], object]) -> Sequence[Statement]:
    """What went to the database, but for what is written into the audit."""
    with written_down(desk.storage.engine) as heard:
        act()
    return [one for one in heard if "audit" not in one.text.lower()]
