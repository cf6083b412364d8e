"""What seals and chains cost: two like hospitals, one with its books lying open."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path

from attrs import frozen

from benchmarks import bookings
from benchmarks.bench import Bench, a_bench, fill
from benchmarks.booking_rounds import booking_of
from benchmarks.databases import a_database
from benchmarks.figures import Report
from benchmarks.hospital import Town
from benchmarks.open_books import OpenStorage
from benchmarks.reads import Questions
from benchmarks.sealing import the_open_hospital
from mediklaud.adapters.sql.engine import engine_for
from mediklaud.adapters.sql.ports import PORTS
from mediklaud.application.messages import Message
from mediklaud.bootstrap import swap
from mediklaud.domain.access.actor import Bearer
from mediklaud.ports.system import Storage
from mediklaud.settings import THE_HOSPITAL
from tests.ring import StandingKeyring

_VISITS = 10_000
_TURN, _TURNS = 20, 15
_LEAST = 0.6


@frozen
class Pair:
    """The hospital as it is, and the one with open books."""

    kept: Bench
    open: Bench


@contextmanager
def a_pair(kind: str, folder: Path, town: Town) -> Iterator[Pair]:
    """Both filled alike, each in a database of its own."""
    for name in ("kept", "open"):
        (folder / name).mkdir(exist_ok=True)
    with (
        a_database(kind, folder / "kept") as url,
        a_database(kind, folder / "open") as other,
    ):
        fill(url, town, range(_VISITS))
        fill(other, town, range(_VISITS), the_open_hospital)
        keyring = StandingKeyring(THE_HOSPITAL)
        books = OpenStorage(engine_for(other), THE_HOSPITAL, PORTS, keyring)
        with (
            a_bench(kind, url, folder, town) as kept,
            a_bench(kind, other, folder, town, swap(Storage, books)) as opened,
        ):
            yield Pair(kept, opened)


def measure(kind: str, folder: Path, town: Town, report: Report) -> None:
    """Turn by turn, so that a busy machine hits both alike."""
    report.table(
        f"Seals and chains on {kind}, one client in the process",
        *("a second", "with open books", "of that"),
    )
    with a_pair(kind, folder, town) as pair:
        share = _compared("bookings", pair, _bookings, report)
        for what in Questions(town).kinds():
            _compared(what, pair, partial(_asked, what), report)
    report.say()
    report.judge(f"bookings on {kind}, of open books", share, _LEAST, at_least=True)


def _compared(
    what: str,
    pair: Pair,
    messages: Callable[[Bench], Iterator[Message[object]]],
    report: Report,
) -> float:
    """The share of the open books' rate that is left, as the median of all turns."""
    kept, opened = messages(pair.kept), messages(pair.open)
    _rate(pair.kept, kept), _rate(pair.open, opened)  # to warm up
    rates = [(_rate(pair.kept, kept), _rate(pair.open, opened)) for _ in range(_TURNS)]
    share = statistics.median(one / other for one, other in rates)
    ours, theirs = (statistics.median(column) for column in zip(*rates, strict=True))
    report.row(what, f"{ours:,.0f}", f"{theirs:,.0f}", f"{share:.0%}")
    return share


def _rate(bench: Bench, messages: Iterator[Message[object]]) -> float:
    turn = list(islice(messages, _TURN))
    began = time.perf_counter()
    for message in turn:
        bench.app.handle(message)
    return len(turn) / (time.perf_counter() - began)


def _bookings(bench: Bench) -> Iterator[Message[object]]:
    return (booking_of(bench.token, wish) for wish in bookings.wishes(bench.town))


def _asked(what: str, bench: Bench) -> Iterator[Message[object]]:
    ask = Questions(bench.town).kinds()[what]
    actor = Bearer(bench.token)
    return (ask(actor, number) for number in range(_TURN * (_TURNS + 1)))
