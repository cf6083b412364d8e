"""How soon a regimen is checked, and the knowledge read."""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import combinations

from benchmarks.figures import Report
from mediklaud.domain.medication import check_new, check_safety, shipped_knowledge

_LOAD = """
import time
began = time.perf_counter()
from mediklaud.domain.medication import check_safety
check_safety(["warfarin"])
print(time.perf_counter() - began)
"""
_REGIMENS = 400
_MEDICINES = 20

Regimen = list[str]
Pairs = dict[tuple[str, str], str]


def measure(report: Report) -> None:
    """Twenty medicines with one another, one beside nineteen, and a new process."""
    report.say("\n### Medication safety\n")
    draw, names = random.Random(1), sorted(shipped_knowledge().substances)  # noqa: S311
    regimens = [draw.sample(names, _MEDICINES) for _ in range(_REGIMENS)]
    known = _every_pair()
    full = _median(check_safety, regimens)
    scan = _median(lambda regimen: _scan(regimen, known), regimens)
    new = _median(lambda regimen: check_new(regimen[:1], beside=regimen[1:]), regimens)
    found = statistics.mean(len(check_safety(one).findings) for one in regimens)
    report.say(f"({found:.1f} findings in each regimen, each with its explanation)\n")
    at_most = {"at_least": False}
    report.judge("check of 20 medicines, us", full * 1e6, 100, **at_most)
    report.judge("the same over a bare dictionary scan", full / scan, 5, **at_most)
    report.judge("one new medicine beside 19, us", new * 1e6, 15, **at_most)
    report.judge("import and load, ms", _loading() * 1e3, 100, **at_most)


def _every_pair() -> Pairs:
    """What the rules come to, written out: the least that a check can look up."""
    return {
        (min(a, b), max(a, b)): rule.id
        for rule in shipped_knowledge().interactions
        for a in rule.a.members
        for b in rule.b.members
        if a != b
    }


def _scan(regimen: Regimen, known: Pairs) -> list[str]:
    """No routes, no products, no explanation: a bare look at each pair."""
    pairs = combinations(sorted(regimen), 2)
    return [known[pair] for pair in pairs if pair in known]


def _median(ask: Callable[[Regimen], object], regimens: list[Regimen]) -> float:
    """The seconds of one, once every regimen was asked about."""
    seconds = []
    for regimen in regimens * 4:
        began = time.perf_counter()
        ask(regimen)
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds[len(regimens) :])


def _loading() -> float:
    """In a process of its own, with the bytecode that an installation has."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    told = [
        subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-c", _LOAD],
            capture_output=True,
            check=True,
            env=environment,
        ).stdout
        for _ in range(10)
    ]
    return statistics.median(map(float, told[1:]))
