"""Bookings a second: over HTTP, and by the same statements on the bare driver."""

from __future__ import annotations

import http.client
import json
import sqlite3
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import psycopg
from attrs import frozen

from benchmarks.clients import together
from benchmarks.figures import Figure
from benchmarks.fill import AHEAD, AHEAD_A_DAY, AHEAD_DAYS, DOCTORS, Filled
from benchmarks.replay import Recording
from mediklaud.adapters.sql.engine import PRAGMAS

WARM_UP = 20
_GAP = 30
"""Minutes between two bookings: the longest short visit with its buffer."""


def wishes(filled: Filled) -> Iterator[dict[str, object]]:
    """Bookings that find their time free, each for another patient."""
    number = AHEAD
    for minutes in range(_GAP, 120, _GAP):
        for nth in range(AHEAD_DAYS * AHEAD_A_DAY):
            for doctor in range(DOCTORS):
                number += 1
                day = filled.today + timedelta(days=1 + nth // AHEAD_A_DAY)
                start = filled.local(day, 120 * (nth % AHEAD_A_DAY) + minutes)
                yield {
                    "patient_id": str(filled.patient(number)),
                    "doctor_id": str(filled.doctor(doctor)),
                    "starts_at": start.isoformat(),
                    "visit_type": "follow_up",
                    "channel": "desk",
                }


@frozen
class HttpClient:
    """What one client over HTTP is given."""

    port: int
    token: str
    bodies: tuple[dict[str, object], ...]


def over_http(
    what: str, port: int, token: str, bodies: list[dict[str, object]], clients: int
) -> Figure:
    """Book all of them, by so many clients at once."""
    shares = [
        HttpClient(port, token, tuple(bodies[number::clients]))
        for number in range(clients)
    ]
    return Figure.of(what, *together(_book_over_http, shares))


def _book_over_http(_number: int, given: HttpClient, start: Any) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", given.port, timeout=60)
    headers = {
        "Authorization": f"Bearer {given.token}",
        "Content-Type": "application/json",
    }
    connection.connect()
    start.wait(120)
    seconds = []
    for body in given.bodies:
        sent = {**headers, "Idempotency-Key": uuid4().hex}
        began = time.perf_counter()
        connection.request("POST", "/api/v1/appointments", json.dumps(body), sent)
        answer = connection.getresponse()
        text = answer.read()
        seconds.append(time.perf_counter() - began)
        assert answer.status == http.client.CREATED, text
    return seconds


@frozen
class RawClient:
    """What one client on the bare driver is given."""

    address: str
    recording: Recording
    count: int


def raw(
    what: str, address: str, recording: Recording, count: int, clients: int
) -> Figure:
    """Send the recorded booking again and again, by so many clients at once."""
    work = _book_on_sqlite if address.startswith("/") else _book_on_postgres
    shares = [RawClient(address, recording, count // clients)] * clients
    return Figure.of(what, *together(work, shares))


def _offset(number: int, nth: int) -> int:
    """Ticks after the recorded booking: years ahead, and everybody's own."""
    return 2_000_000 + number * 400_000 + nth * 12


def _book_on_postgres(number: int, given: RawClient, start: Any) -> list[float]:
    with psycopg.connect(given.address) as connection:
        start.wait(120)
        seconds = []
        for nth in range(given.count):
            began = time.perf_counter()
            for text, parameters in given.recording.again(_offset(number, nth)):
                cursor = connection.execute(text, parameters)
                if cursor.description:
                    cursor.fetchall()
            connection.commit()
            seconds.append(time.perf_counter() - began)
        return seconds


def _book_on_sqlite(number: int, given: RawClient, start: Any) -> list[float]:
    connection = sqlite3.connect(given.address, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    start.wait(120)
    seconds = []
    for nth in range(given.count):
        began = time.perf_counter()
        for text, parameters in given.recording.again(_offset(number, nth)):
            connection.execute(text, parameters).fetchall()
        connection.execute("COMMIT")
        seconds.append(time.perf_counter() - began)
    return seconds
