"""Medicines handed out a second, beside the very statements on the bare driver."""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from attrs import evolve

from benchmarks.databases import SQLITE, a_database, address, make_durable
from benchmarks.figures import Report
from benchmarks.raw import send
from benchmarks.replay import (
    Statement,
    another,
    changed,
    is_a_name,
    names_in,
    written_down,
)
from mediklaud.adapters.sql import ports
from mediklaud.adapters.sql.engine import PRAGMAS, engine_for
from mediklaud.adapters.sql.schema import metadata
from mediklaud.adapters.sql.storage import SqlStorage
from tests.builders.counter import Counter
from tests.builders.prescriptions import a_dosage
from tests.ring import StandingKeyring

_ROUNDS, _COUNT = 5, 40
_SHELF = 100_000


def measure(kind: str, folder: Path, report: Report) -> None:
    """One counter, one patient, tablet by tablet; our turn, then the driver's."""
    with a_database(kind, folder) as url:
        if kind != SQLITE:
            make_durable(url)
        engine = engine_for(url)
        metadata.create_all(engine)
        hospital_id = uuid4()
        keyring = StandingKeyring(hospital_id)
        storage = SqlStorage(engine, hospital_id, ports.PORTS, keyring)
        hand_out = _a_counter(storage)
        first, second = (_recorded(storage, hand_out) for _ in range(2))
        own = frozenset(names_in(second) - names_in(first))
        with a_driver(url) as send_all:
            ours, limit = turns(hand_out, lambda: send_all(_again(second, own)))
        report.table(f"Handing out on {kind}", "a second", "of the raw driver")
        report.row("raw driver, without the audit", f"{limit:,.0f}", "100%")
        report.row("in the program", f"{ours:,.0f}", f"{ours / limit:.0%}")
        engine.dispose()


def _a_counter(storage: SqlStorage) -> Callable[[], object]:
    """What hands out one more tablet there."""
    counter: Any = Counter(storage)
    counter.fill(_SHELF)
    of_a_quarter: Any = a_dosage
    dosage = of_a_quarter(times_a_day=3, duration_days=90)
    prescription = counter.prescribe(dosage=dosage, refills=3)
    return lambda: counter.dispense(prescription, quantity=1, partial=True)


def _recorded(storage: SqlStorage, hand_out: Callable[[], object]) -> list[Statement]:
    """What went to the database, but for what is written into the audit."""
    with written_down(storage.engine) as heard:
        hand_out()
    return [one for one in heard if "audit" not in one.text.lower()]


def _again(recorded: Sequence[Statement], own: frozenset[Any]) -> list[Statement]:
    """Another one, with ids of its own."""
    fresh: dict[Any, Any] = {}

    def change(value: Any) -> Any:
        if not is_a_name(value) or value not in own:
            return value
        return fresh.setdefault(value, another(value))

    return [evolve(one, parameters=changed(one.parameters, change)) for one in recorded]


def turns(ours: Callable[[], object], raw: Callable[[], object]) -> tuple[float, float]:
    """How often a second, the median of the rounds of each."""
    rates: tuple[list[float], list[float]] = ([], [])
    for _ in range(_ROUNDS):
        for act, found in zip((ours, raw), rates, strict=True):
            began = time.perf_counter()
            for _ in range(_COUNT):
                act()
            found.append(_COUNT / (time.perf_counter() - began))
    return statistics.median(rates[0]), statistics.median(rates[1])


@contextmanager
def a_driver(url: str) -> Iterator[Callable[[Sequence[Statement]], None]]:
    """Sends statements as one transaction, on the bare driver."""
    place = address(url)
    connect: Any = psycopg.connect
    if place.startswith("/"):
        connect = _sqlite
    with closing(connect(place)) as connection:
        cursor = connection.cursor()

        def send_all(statements: Sequence[Statement]) -> None:
            for one in statements:
                send(cursor, one)
            connection.commit()

        yield send_all


def _sqlite(place: str) -> sqlite3.Connection:
    connection = sqlite3.connect(place, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection
