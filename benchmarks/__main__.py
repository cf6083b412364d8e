"""`make bench`: our figures, each beside the limit measured in the same run."""

from __future__ import annotations

import argparse
import platform
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from uuid import UUID, uuid4

import psutil
from attrs import frozen
from sqlalchemy import Engine

from benchmarks import bookings, pgbench
from benchmarks.figures import Figure, Report
from benchmarks.fill import Filled, fill
from benchmarks.reads import Reader
from benchmarks.replay import Recording, written_down
from mediklaud.adapters.sql.engine import engine_for
from mediklaud.application.access.accept_invitation import AcceptInvitation
from mediklaud.application.access.create_account import CreateAccount
from mediklaud.application.access.initialise_hospital import InitialiseHospital
from mediklaud.application.access.sign_in import SignIn
from mediklaud.application.application import Application
from mediklaud.application.scheduling.book_appointment import BookAppointment
from mediklaud.bootstrap import compose
from mediklaud.databases import upgrade_database
from mediklaud.domain.access.actor import ANONYMOUS, Actor, Bearer, Role
from mediklaud.domain.scheduling.visit_type import Channel, VisitType
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import DoctorId, PatientId
from mediklaud.ports.system import Storage
from mediklaud.settings import THE_HOSPITAL, Settings
from tests.postgres import new_database
from tests.server import COMMAND, serving, the_environment

SMALL = 10_000
_PASSWORD = "a long password for the figures"


@frozen(kw_only=True)
class Bench:
    """One filled hospital on one database."""

    name: str
    url: str
    folder: Path
    filled: Filled
    app: Application
    token: str
    report: Report


@contextmanager
def a_bench(
    name: str, url: str, folder: Path, visits: int, report: Report
) -> Iterator[Bench]:
    """Make it, with a front desk signed in."""
    settings = Settings(database_url=url, files=folder)
    upgrade_database(settings)
    engine = engine_for(url, connections=2)
    hospital = Hospital()
    today = hospital.day_of(datetime.now(UTC))
    filled = Filled(
        engine=engine, hospital_id=THE_HOSPITAL, hospital=hospital, today=today
    )
    began = time.perf_counter()
    fill(filled, visits)
    report.say(
        f"({name}: {visits:,} appointments in {time.perf_counter() - began:.0f} s)"
    )
    injector = compose(settings)
    app = injector.get(Application)
    try:
        yield Bench(
            name=name,
            url=url,
            folder=folder,
            filled=filled,
            app=app,
            token=_sign_in(app),
            report=report,
        )
    finally:
        injector.get(Storage).close()
        engine.dispose()


def _sign_in(app: Application) -> str:
    """A front desk's session."""
    first = app.handle(InitialiseHospital(actor=ANONYMOUS, login="admin", name="Admin"))
    admin = Actor(roles=(Role.ADMINISTRATOR,), account_id=first.account_id)
    desk = app.handle(
        CreateAccount(actor=admin, login="desk", name="Desk", roles=(Role.FRONT_DESK,))
    )
    app.handle(AcceptInvitation(actor=ANONYMOUS, token=desk.token, password=_PASSWORD))
    signed_in = app.handle(SignIn(actor=ANONYMOUS, login="desk", password=_PASSWORD))
    return signed_in.token


def measure_bookings(bench: Bench, count: int) -> None:
    """Over HTTP with one and eight clients, beside the bare driver and pgbench."""
    wishes = bookings.wishes(bench.filled)
    recording, statements = _recorded(bench, wishes)
    address = _address(bench)
    report = bench.report
    environment = the_environment(bench.url, bench.folder)
    with serving(environment, "--no-worker") as server:
        report.heading(f"Bookings on {bench.name}")
        for clients in (1, 8):
            bookings.over_http(
                "warm-up", server.port, bench.token, list(islice(wishes, 40)), clients
            )
            limit = bookings.raw(
                f"raw driver, {clients} clients", address, recording, count, clients
            )
            ours = bookings.over_http(
                f"over HTTP, {clients} clients",
                server.port,
                bench.token,
                list(islice(wishes, count)),
                clients,
            )
            report.row(limit)
            report.row(ours, limit)
            if bench.name == "PostgreSQL" and pgbench.is_installed():
                tps = pgbench.rate(bench.url, recording, clients)
                report.say(f"| pgbench, {clients} clients | {tps:,.0f} | | | | |")
            if bench.name == "PostgreSQL":
                part = ours.rate / limit.rate
                report.judge(
                    f"share of the raw driver, {clients} clients",
                    part,
                    0.25,
                    at_least=True,
                )
    report.say(f"- round trips of a booking, BEGIN and COMMIT included: {statements}")


def _address(bench: Bench) -> str:
    url = bench.filled.engine.url
    if bench.name == "SQLite":
        return str(Path(url.database or "").resolve())
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def _recorded(
    bench: Bench, wishes: Iterator[dict[str, object]]
) -> tuple[Recording, int]:
    """Three bookings of one patient: the first to warm up, two to compare."""
    storage = bench.app.storage
    engine: Engine = storage.engine  # type: ignore[attr-defined]
    heard = []
    body = next(wishes)
    for nth in range(3):
        with written_down(engine) as statements:
            bench.app.handle(_command(bench, body, nth))
        heard.append(statements)
    after = bench.filled.local(bench.filled.today + timedelta(days=1), -8 * 60)
    extra = 1 if bench.name == "SQLite" else 2  # BEGIN is heard on SQLite
    return Recording.of(heard[1], heard[2], after), len(heard[2]) + extra


def _command(bench: Bench, body: dict[str, object], nth: int) -> BookAppointment:
    day = bench.filled.today + timedelta(days=40 + nth)
    return BookAppointment(
        actor=Bearer(bench.token),
        idempotency_key=uuid4().hex,
        patient_id=PatientId(UUID(str(body["patient_id"]))),
        doctor_id=DoctorId(UUID(str(body["doctor_id"]))),
        starts_at=bench.filled.local(day, 60),
        visit_type=VisitType.FOLLOW_UP,
        channel=Channel.DESK,
    )


def measure_reads(bench: Bench) -> tuple[Figure, ...]:
    """The questions of the day, in this process."""
    reader = Reader(
        filled=bench.filled,
        app=bench.app,
        actor=Bearer(bench.token),
        phones=bench.filled.phones,
    )
    return reader.figures()


def compare_reads(
    report: Report, name: str, large: tuple[Figure, ...], small: tuple[Figure, ...]
) -> None:
    """At full size, and beside a hundredth of it."""
    report.heading(f"Questions on {name}")
    for figure in large:
        report.row(figure)
    for figure, before in zip(large, small, strict=True):
        p95 = figure.percentile(0.95)
        report.judge(f"{figure.what}, p95 ms", p95, 25, at_least=False)
        grown = figure.median / before.median
        report.judge(
            f"{figure.what}, median beside 10,000 appointments",
            grown,
            1.3,
            at_least=False,
        )


def measure_start(report: Report, url: str, folder: Path) -> None:
    """How soon the command line answers, and what an idle server holds."""
    report.say("\n### Start and memory\n")
    seconds = []
    for _ in range(7):
        began = time.perf_counter()
        subprocess.run([*COMMAND, "--help"], check=True, capture_output=True)  # noqa: S603
        seconds.append(time.perf_counter() - began)
    report.judge("mediklaud --help, s", sorted(seconds)[3], 0.3, at_least=False)
    with serving(the_environment(url, folder)) as server:
        time.sleep(3)
        process = psutil.Process(server.process.pid)
        family = [process, *process.children(recursive=True)]
        held = sum(one.memory_full_info().uss for one in family) / 2**20
        report.judge("idle server with worker, MiB", held, 150, at_least=False)


def main() -> None:
    """Measure everything; `--quick` with a hundredth of the data."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--keep", type=Path, help="also write the report to this file")
    given = parser.parse_args()
    report = Report()
    report.say(f"Python {platform.python_version()}, {psutil.cpu_count()} CPUs")
    visits = SMALL if given.quick else 1_000_000
    with tempfile.TemporaryDirectory(prefix="mediklaud-bench-") as text:
        folder = Path(text)
        for name in ("SQLite", "PostgreSQL"):
            _measure(name, folder, visits, 200 if given.quick else 1600, report)
        with new_database() as url:
            upgrade_database(Settings(database_url=url))
            measure_start(report, url, folder)
    if given.keep:
        given.keep.write_text("\n".join(report.lines) + "\n")


def _measure(name: str, folder: Path, visits: int, count: int, report: Report) -> None:
    with (
        _database(name, folder, "small") as url,
        a_bench(name, url, folder, SMALL, report) as bench,
    ):
        small = measure_reads(bench)
        measure_bookings(bench, count)
    with (
        _database(name, folder, "large") as url,
        a_bench(name, url, folder, visits, report) as bench,
    ):
        compare_reads(report, name, measure_reads(bench), small)


@contextmanager
def _database(name: str, folder: Path, size: str) -> Iterator[str]:
    if name == "SQLite":
        yield f"sqlite:///{folder / size}.db"
        return
    with new_database() as url:
        yield url


if __name__ == "__main__":
    main()
