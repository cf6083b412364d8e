"""How soon a hospital's own knowledge is read, and how much room it takes."""

from __future__ import annotations

import random
import time
import tracemalloc
from datetime import date

from benchmarks.figures import Report
from mediklaud.domain.medication import shipped_knowledge
from mediklaud.domain.medication.external.about import About
from mediklaud.domain.medication.external.load import load
from mediklaud.domain.medication.external.pairs import write_pairs
from mediklaud.domain.medication.knowledge import KnowledgeBase
from mediklaud.domain.medication.loaded import KnowledgeFile, KnowledgeFormat
from mediklaud.domain.medication.pair_table import PairTable
from mediklaud.domain.medication.severity import Severity

_PAIRS = 200_000
_SUBSTANCES = 2_000
_MEBIBYTE = 2**20
_ABOUT = About(
    name="licensed",
    version="1",
    released=date(2026, 1, 1),
    source="a publisher",
    licence="by contract",
)


def measure(report: Report) -> None:
    """Two hundred thousand pairs, about substances known and unknown."""
    files = (KnowledgeFile("pairs.csv", _written()),)
    began = time.perf_counter()
    rules = _load(files).rules
    seconds = time.perf_counter() - began
    tracemalloc.start()
    kept = _load(files)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    report.say(f"({rules:,} pairs of {len(kept.substances):,} substances)\n")
    at_most = {"at_least": False}
    report.judge("load of 200,000 pairs, s", seconds, 2, **at_most)
    report.judge("the most it takes meanwhile, MiB", most / _MEBIBYTE, 100, **at_most)


def _load(files: tuple[KnowledgeFile, ...]) -> KnowledgeBase:
    default = shipped_knowledge()
    return load(files, KnowledgeFormat.PAIRS, _ABOUT, default=default, strict=True).base


def _written() -> str:
    """Any two of them, each pair once."""
    draw = random.Random(1)  # noqa: S311 - no secret
    known = sorted(shipped_knowledge().substances)
    names = [*known, *(f"new substance {n}" for n in range(_SUBSTANCES - len(known)))]
    levels: dict[str, dict[str, Severity]] = {}
    count = 0
    while count < _PAIRS:
        one, other = sorted(draw.sample(names, 2))
        found = levels.setdefault(one, {})
        count += other not in found
        found[other] = draw.choice(list(Severity))
    return write_pairs(PairTable(levels))
