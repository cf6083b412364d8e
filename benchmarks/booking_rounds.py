"""Bookings a second: ours and the limits, turn by turn, so that noise hits both."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from uuid import uuid4

from attrs import evolve, frozen

from benchmarks import bookings, pgbench
from benchmarks.bench import Bench
from benchmarks.bookings import Wish
from benchmarks.clients import Crew, named
from benchmarks.databases import POSTGRESQL, address
from benchmarks.figures import Figure, Report
from benchmarks.raw import WARM_UP, raw
from benchmarks.replay import Recording, written_down
from mediklaud.adapters.sql.storage import SqlStorage
from mediklaud.application.scheduling.book_appointment import BookAppointment
from mediklaud.domain.access.actor import Bearer
from mediklaud.domain.scheduling.visit_type import Channel, VisitType
from mediklaud.domain.shared.ids import DoctorId, PatientId
from tests.server import serving, the_environment

_OURS_TO_WARM_UP = 40
_RAW_IS_FASTER = 3
"""So many times the bookings, that a round of theirs takes about as long as ours."""
_SHARE, _ROUND_TRIPS = 0.25, 10


@frozen(kw_only=True)
class Rounds:
    """What is sent to one hospital, by whom, and how often."""

    bench: Bench
    crew: Crew
    recording: Recording
    wishes: Iterator[Wish]
    port: int
    rounds: int
    count: int

    def with_clients(self, clients: int, first: int, report: Report) -> None:
        """All rounds with so many clients at once."""
        self._ours(clients, _OURS_TO_WARM_UP)
        ours, limit, tps = [], [], []
        for nth in range(self.rounds):
            limit.append(self._raw(clients))
            ours.append(self._ours(clients, self.count))
            tps += self._pgbench(clients, first + nth)
        for figures in (limit, ours):
            _row(report, Figure.over(figures), figures, limit)
        if tps:
            rates = [figure.rate for figure in limit]
            shares = [one / rate for one, rate in zip(tps, rates, strict=True)]
            rate, share = statistics.median(tps), statistics.median(shares)
            what = f"pgbench, {named(clients)}"
            report.row(what, f"{rate:,.0f}", "", "", "", f"{share:.0%}")

    def _ours(self, clients: int, count: int) -> Figure:
        asked = list(islice(self.wishes, count))
        return bookings.over_http(
            self.crew, clients, asked, self.port, self.bench.token
        )

    def _raw(self, clients: int) -> Figure:
        count = self.count * _RAW_IS_FASTER + clients * WARM_UP
        asked = list(islice(self.wishes, count))
        place = address(self.bench.url)
        return raw(self.crew, clients, asked, self.recording, place)

    def _pgbench(self, clients: int, nth: int) -> list[float]:
        if self.bench.name != POSTGRESQL or not pgbench.is_installed():
            return []
        patients = self.bench.town.patients
        return [
            pgbench.rate(self.bench.url, self.recording, clients, patients, nth),
        ]


def _row(
    report: Report, figure: Figure, rounds: list[Figure], limits: list[Figure]
) -> None:
    share = _share(rounds, limits)
    times = (figure.median, figure.p95, figure.percentile(0.99))
    shown = (f"{one:.2f}" for one in times)
    report.row(figure.what, f"{figure.rate:,.0f}", *shown, f"{share:.0%}")
    if rounds is not limits:
        report.shares[figure.what] = share


def _share(rounds: list[Figure], limits: list[Figure]) -> float:
    """The part of the limit that was reached: each round beside its own limit."""
    pairs = zip(rounds, limits, strict=True)
    return statistics.median(one.rate / limit.rate for one, limit in pairs)


def measure(bench: Bench, crew: Crew, rounds: int, count: int, report: Report) -> None:
    """Over HTTP with one and eight clients, beside the bare driver and pgbench."""
    wishes = bookings.wishes(bench.town)
    recording, trips = _recorded(bench, next(wishes))
    report.table(
        f"Bookings on {bench.name}",
        *("a second", "p50 ms", "p95 ms", "p99 ms", "of the raw driver"),
    )
    environment = the_environment(bench.url, bench.folder)
    with serving(environment, "--no-worker") as server:
        turns = Rounds(
            bench=bench,
            crew=crew,
            recording=recording,
            wishes=wishes,
            port=server.port,
            rounds=rounds,
            count=count,
        )
        turns.with_clients(1, 0, report)
        turns.with_clients(8, rounds, report)
    _judge(bench, trips, report)


def _judge(bench: Bench, trips: int, report: Report) -> None:
    """SQLite has nobody to travel to: its statements are told, and not judged."""
    report.say()
    if bench.name != POSTGRESQL:
        report.say(f"- statements of a booking, BEGIN and COMMIT included: {trips}")
        return
    for what, share in report.shares.items():
        report.judge(f"{what}, of the raw driver", share, _SHARE, at_least=True)
    what = "round trips of a booking, BEGIN and COMMIT included"
    report.judge(what, trips, _ROUND_TRIPS, at_least=False)


def _recorded(bench: Bench, wish: Wish) -> tuple[Recording, int]:
    """Three bookings of one patient: the first to warm up, two to compare."""
    storage = bench.app.storage
    assert isinstance(storage, SqlStorage)
    days = [timedelta(days=bookings.BEYOND + nth) for nth in range(3)]
    later = [evolve(wish, starts_at=wish.starts_at + one) for one in days]
    heard = []
    for one in later:
        with written_down(storage.engine) as statements:
            bench.app.handle(booking_of(bench.token, one))
        heard.append(statements)
    after = bench.town.local(bench.town.today + timedelta(days=1), -8 * 60)
    begin_and_commit = 2 if bench.name == POSTGRESQL else 1  # SQLite's BEGIN is heard
    trips = len(heard[2]) + begin_and_commit
    return Recording.of(heard[1], heard[2], later[2], after), trips


def booking_of(token: str, wish: Wish) -> BookAppointment:
    """The wish as the desk sends it."""
    return BookAppointment(
        actor=Bearer(token),
        idempotency_key=uuid4().hex,
        patient_id=PatientId(wish.patient_id),
        doctor_id=DoctorId(wish.doctor_id),
        starts_at=wish.starts_at,
        visit_type=VisitType.FOLLOW_UP,
        channel=Channel.DESK,
    )
