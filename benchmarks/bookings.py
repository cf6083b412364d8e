"""What is to be booked, and clients who book it over HTTP."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from attrs import frozen

from benchmarks.clients import Crew, named
from benchmarks.figures import Figure
from benchmarks.hospital import AHEAD, AHEAD_A_DAY, AHEAD_DAYS, DOCTORS, Town

BEYOND = AHEAD_DAYS + 10
"""Days from here on nobody wishes for."""
_GAP = 30
"""Minutes between two bookings: the longest short visit with its buffer."""


@frozen
class Wish:
    """A booking that finds its time free."""

    patient_id: UUID
    doctor_id: UUID
    starts_at: datetime

    def as_json(self) -> str:
        """The request's body."""
        return json.dumps(
            {
                "patient_id": str(self.patient_id),
                "doctor_id": str(self.doctor_id),
                "starts_at": self.starts_at.isoformat(),
                "visit_type": "follow_up",
                "channel": "desk",
            }
        )


def wishes(town: Town) -> Iterator[Wish]:
    """22,500 of them, each for another patient."""
    number = AHEAD
    for minutes in range(_GAP, 120, _GAP):
        for nth in range(AHEAD_DAYS * AHEAD_A_DAY):
            day = town.today + timedelta(days=1 + nth // AHEAD_A_DAY)
            start = town.local(day, 120 * (nth % AHEAD_A_DAY) + minutes)
            for doctor in range(DOCTORS):
                number += 1
                yield Wish(town.patient(number), town.doctor(doctor), start)


@frozen(kw_only=True)
class HttpClient:
    """What one client over HTTP is given."""

    port: int
    token: str
    bodies: Sequence[str]


def over_http(
    crew: Crew, clients: int, asked: Sequence[Wish], port: int, token: str
) -> Figure:
    """Book all of them, by so many clients at once."""
    bodies = [wish.as_json() for wish in asked]
    shares = [
        HttpClient(port=port, token=token, bodies=bodies[nth::clients])
        for nth in range(clients)
    ]
    return Figure.of(
        f"over HTTP, {named(clients)}", *crew.together(_book_over_http, shares)
    )


def _book_over_http(given: HttpClient, start: Any) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", given.port, timeout=60)
    headers = {
        "Authorization": f"Bearer {given.token}",
        "Content-Type": "application/json",
    }
    connection.connect()
    start.wait(60)
    seconds = []
    for body in given.bodies:
        sent = {**headers, "Idempotency-Key": uuid4().hex}
        began = time.perf_counter()
        connection.request("POST", "/api/v1/appointments", body, sent)
        answer = connection.getresponse()
        text = answer.read()
        seconds.append(time.perf_counter() - began)
        assert answer.status == http.client.CREATED, text
    return seconds
