"""`make bench`: our figures, each beside the limit measured in the same run."""

from __future__ import annotations

import argparse
import platform
import sqlite3
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import psutil
from attrs import frozen

from benchmarks import (
    booking_rounds,
    dispensing,
    knowledge_loading,
    money,
    pages,
    privacy_cost,
    reads,
    safety,
    start,
    thesaurus,
)
from benchmarks.bench import Bench, a_bench, fill
from benchmarks.clients import Crew, a_crew
from benchmarks.databases import (
    POSTGRESQL,
    SQLITE,
    a_database,
    make_durable,
    version,
)
from benchmarks.figures import Report
from benchmarks.hospital import Town
from mediklaud.databases import upgrade_database
from mediklaud.domain.access.actor import Bearer
from mediklaud.settings import Settings

SMALL = 10_000
_A_SMALL_TOWN = 5_000


@frozen(kw_only=True)
class Size:
    """How much is measured."""

    patients: int
    visits: int
    rounds: int
    count: int
    """Bookings over HTTP in each round."""


FULL = Size(patients=100_000, visits=1_000_000, rounds=5, count=400)
QUICK = Size(patients=30_000, visits=30_000, rounds=2, count=100)


@frozen(kw_only=True)
class Run:
    """One run of everything."""

    size: Size
    town: Town
    folder: Path
    crew: Crew
    report: Report

    def on(self, kind: str) -> None:
        """A small hospital and a large one, on one kind of database."""
        size, town = self.size, self.town
        with a_database(kind, self.folder) as small:
            seconds = fill(small, town, range(SMALL))
            with a_database(kind, self.folder, like=small) as large:
                seconds += fill(large, town, range(SMALL, size.visits))
                self.report.say(f"\n({kind} filled in {seconds:.0f} s)")
                self._measure(kind, small, large)

    def _measure(self, kind: str, small: str, large: str) -> None:
        with (
            a_bench(kind, small, self.folder, self.town) as beside,
            a_bench(kind, large, self.folder, self.town) as bench,
        ):
            self._reads(beside, bench)
            size = self.size
            booking_rounds.measure(
                bench, self.crew, size.rounds, size.count, self.report
            )

    def _reads(self, beside: Bench, bench: Bench) -> None:
        """Every question at full size, and beside a small hospital."""
        desks = [
            reads.Desk(app=one.app, actor=Bearer(one.token)) for one in (bench, beside)
        ]
        self.report.table(
            f"Questions on {bench.name}, {self.size.visits:,} appointments",
            *("p50 ms", "p95 ms", "p99 ms", f"p50 at {SMALL:,}", "p50 grown to"),
        )
        judged = []
        for large, small in reads.compare(self.town, desks):
            grown = large.median / small.median
            times = (large.median, large.p95, large.percentile(0.99), small.median)
            self.report.row(
                large.what, *(f"{one:.2f}" for one in times), f"{grown:.2f}"
            )
            judged.append((large, grown))
        self.report.say()
        for figure, grown in judged:
            what = figure.what
            self.report.judge(f"{what}: p95 ms", figure.p95, 25, at_least=False)
            self.report.judge(f"{what}: p50 grown to", grown, 1.3, at_least=False)

    def starts(self) -> None:
        """The command line, and a server on an empty hospital."""
        with a_database(POSTGRESQL, self.folder) as url:
            upgrade_database(Settings(database_url=url))
            start.measure(url, self.folder, self.report)
            safety.measure(self.report)
            knowledge_loading.measure(self.report)
            thesaurus.measure(self.folder, self.report)


def measure_all(size: Size, report: Report) -> None:
    """Everything, on both databases."""
    began = time.perf_counter()
    with (
        tempfile.TemporaryDirectory(prefix="mediklaud-bench-") as text,
        a_crew() as crew,
    ):
        folder = Path(text)
        with a_database(POSTGRESQL, folder) as url:
            make_durable(url)
            report.say(f"{_machine()}, {version(url)}")
        run = Run(
            size=size,
            town=Town.of(size.patients),
            folder=folder,
            crew=crew,
            report=report,
        )
        run.starts()
        for kind in (POSTGRESQL, SQLITE):
            dispensing.measure(kind, folder, report)
            money.measure(kind, folder, report)
            privacy_cost.measure(kind, folder, Town.of(_A_SMALL_TOWN), report)
            pages.measure(kind, folder, run.town, report)
            run.on(kind)
    seconds, load = time.perf_counter() - began, psutil.getloadavg()[1]
    report.say(f"\n({seconds:.0f} s in all, load {load:.1f} at the end)")


def _machine() -> str:
    today = datetime.now(UTC).date()
    load = psutil.getloadavg()[0]
    return (
        f"{today}: {psutil.cpu_count()} CPUs (load {load:.1f} before), "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )


def main() -> None:
    """Measure everything; `--quick` measures less of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small hospital")
    parser.add_argument(
        "--keep", type=Path, help="also write it below the mark in this page"
    )
    given = parser.parse_args()
    report = Report()
    measure_all(QUICK if given.quick else FULL, report)
    if given.keep:
        report.keep(given.keep)


if __name__ == "__main__":
    main()
