"""How soon the command line answers, and what an idle server holds."""

from __future__ import annotations

import statistics
import subprocess
import time
from pathlib import Path

import psutil

from benchmarks.figures import Report
from tests.server import COMMAND, serving, the_environment


def measure(url: str, folder: Path, report: Report) -> None:
    """The command line several times, the server once it has settled."""
    report.say("\n### Start and memory\n")
    seconds = statistics.median(_help() for _ in range(9))
    report.judge("mediklaud --help, s", seconds, 0.3, at_least=False)
    with serving(the_environment(url, folder)) as server:
        time.sleep(3)
        assert server.process
        held = _memory(server.process.pid) / 2**20
    report.judge("idle server with its worker, MiB", held, 150, at_least=False)


def _help() -> float:
    began = time.perf_counter()
    subprocess.run([*COMMAND, "--help"], check=True, capture_output=True)  # noqa: S603
    return time.perf_counter() - began


def _memory(pid: int) -> int:
    """What would be free without it: its own pages, and its children's."""
    process = psutil.Process(pid)
    family = [process, *process.children(recursive=True)]
    return sum(one.memory_full_info().uss for one in family)
