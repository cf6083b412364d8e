"""How long the pages take that people open all day, and how much is sent."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import httpx
from attrs import frozen

from benchmarks.bench import an_app
from benchmarks.databases import a_database
from benchmarks.figures import Figure, Report
from benchmarks.hospital import Town
from benchmarks.scaled import THE_DEMOS_DOCTORS, fill_scaled
from browser.pages import PAGES_OF
from mediklaud.application.access.invite_patient import InvitePatient
from mediklaud.application.application import Application
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.demo.seed import PATIENTS
from mediklaud.domain.access.actor import Role
from mediklaud.domain.shared.ids import DoctorId, PatientId
from mediklaud.entrypoints.web.assets import assets
from tests.builders.access import the_token
from tests.hospital import an_actor
from tests.integration.http.people import accept, token_of
from tests.server import serving, the_environment

ROUNDS, _WARM_UP = 20, 2
_MILLISECONDS, _KILOBYTES = 50, 150
_DOCTORS = {
    Role.DOCTOR: THE_DEMOS_DOCTORS,
    Role.SENIOR_DOCTOR: THE_DEMOS_DOCTORS + 1,
}
"""Which of the town's doctors they are."""


@frozen
class Opened:
    """One page, opened again and again."""

    address: str
    figure: Figure
    size: int
    """Bytes of the page alone, as they are sent."""


def measure(kind: str, folder: Path, town: Town, report: Report) -> None:
    """Every page of every role, over HTTP, in the demo hospital of this size."""
    with a_database(kind, folder) as url:
        seconds = fill_scaled(url, folder, town)
        report.say(f"\n({kind}: the demo hospital scaled in {seconds:.0f} s)")
        with (
            serving(the_environment(url, folder), "--no-worker") as server,
            an_app(url, folder) as app,
        ):
            pages = _all_pages(app, town, server.url)
            opened = sorted(pages, key=lambda one: -one.figure.p95)
    _tell(kind, town, opened, report)


def _tell(kind: str, town: Town, opened: Sequence[Opened], report: Report) -> None:
    people = f"{town.patients:,} patients"
    report.table(f"Pages on {kind}, {people}", "p50 ms", "p95 ms", "kB")
    for one in opened[:12]:
        times = (f"{one.figure.median:.1f}", f"{one.figure.p95:.1f}")
        report.row(one.address, *times, f"{one.size / 1000:.1f}")
    report.say(f"\n({len(opened)} pages; the slowest twelve are shown)")
    slowest, largest = opened[0].figure.p95, max(one.size for one in opened)
    report.judge("the slowest page: p95 ms", slowest, _MILLISECONDS, at_least=False)
    packed = sum(len(one.packed) for one in assets().values())
    weight = (largest + packed) / 1000
    what = "first load of the largest page, all assets, kB"
    report.judge(what, weight, _KILOBYTES, at_least=False)


def _all_pages(app: Application, town: Town, url: str) -> Iterator[Opened]:
    for name, addresses in PAGES_OF.items():
        cookies = {"mediklaud": _token(app, town, Role(name))}
        with httpx.Client(base_url=url, cookies=cookies, timeout=30) as browser:
            for address in addresses:
                yield _opened(browser, address, f"{address} ({name})")


def _token(app: Application, town: Town, role: Role) -> str:
    if role == Role.PATIENT:
        return _token_of_patient(app, PatientId(town.patient(PATIENTS)))
    if role in _DOCTORS:
        doctor_id = DoctorId(town.doctor(_DOCTORS[role]))
        return token_of(app, Role.DOCTOR, role, doctor_id=doctor_id)
    return token_of(app, role)


def _token_of_patient(app: Application, patient_id: PatientId) -> str:
    desk = an_actor(Role.FRONT_DESK)
    patient = app.handle(ReadPatient(actor=desk, patient_id=patient_id))
    invited = app.handle(InvitePatient(actor=desk, patient_id=patient_id))
    token = the_token(app, invited.account_id)
    return accept(app, token, birth_date=patient.birth_date.day)


def _opened(browser: httpx.Client, address: str, what: str) -> Opened:
    size = max(_sent(browser, address)[1] for _ in range(_WARM_UP))
    seconds = [_sent(browser, address)[0] for _ in range(ROUNDS)]
    return Opened(what, Figure.of(what, seconds, sum(seconds)), size)


def _sent(browser: httpx.Client, address: str) -> tuple[float, int]:
    """The seconds it took, and the bytes that came."""
    began = time.perf_counter()
    answer = browser.get(address)
    took = time.perf_counter() - began
    answer.raise_for_status()
    return took, len(answer.content)
