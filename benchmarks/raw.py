"""The raw limit: the recorded booking, sent again on the bare driver."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Any

import psycopg
from attrs import frozen

from benchmarks.bookings import Wish
from benchmarks.clients import Crew, named
from benchmarks.figures import Figure
from benchmarks.replay import Recording, Statement
from mediklaud.adapters.sql.engine import PRAGMAS

WARM_UP = 8
"""Bookings of each client that do not count: its statements are prepared by then."""


@frozen(kw_only=True)
class RawClient:
    """What one client on the bare driver is given."""

    address: str
    bookings: Sequence[Sequence[Statement]]


def raw(
    crew: Crew, clients: int, asked: Sequence[Wish], recording: Recording, address: str
) -> Figure:
    """Book all of them, by so many clients at once; worked out before they begin."""
    work = _book_on_sqlite if address.startswith("/") else _book_on_postgres
    bookings = [recording.again(wish) for wish in asked]
    shares = [
        RawClient(address=address, bookings=bookings[nth::clients])
        for nth in range(clients)
    ]
    return Figure.of(f"raw driver, {named(clients)}", *crew.together(work, shares))


def _book_on_postgres(given: RawClient, start: Any) -> list[float]:
    with psycopg.connect(given.address) as connection:
        return _timed(given, start, connection.cursor(), connection.commit)


def _book_on_sqlite(given: RawClient, start: Any) -> list[float]:
    with closing(sqlite3.connect(given.address, isolation_level=None)) as connection:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return _timed(given, start, connection.cursor(), connection.commit)


def _timed(
    given: RawClient, start: Any, cursor: Any, commit: Callable[[], None]
) -> list[float]:
    def book(statements: Sequence[Statement]) -> float:
        began = time.perf_counter()
        for one in statements:
            send(cursor, one)
        commit()
        return time.perf_counter() - began

    for statements in given.bookings[:WARM_UP]:
        book(statements)
    start.wait(60)
    return [book(statements) for statements in given.bookings[WARM_UP:]]


def send(cursor: Any, statement: Statement) -> None:
    """Send it, and read what it answers."""
    if isinstance(statement.parameters, list):
        cursor.executemany(statement.text, statement.parameters)
        return
    cursor.execute(statement.text, statement.parameters)
    if cursor.description:
        cursor.fetchall()
