"""Several clients at once, each a process of its own, so that none slows another."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Sequence
from typing import Any

Work = Callable[[int, Any, Any], list[float]]
"""Client number, what it is given, and the barrier to wait at; gives each's seconds."""


def together(work: Work, given: Sequence[object]) -> tuple[list[float], float]:
    """Run the work once per item, all beginning at one moment.

    Gives the seconds that each single request took, and those of the whole.
    """
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager:
        start = manager.Barrier(len(given) + 1)
        with context.Pool(len(given)) as pool:
            jobs = [
                pool.apply_async(work, (number, one, start))
                for number, one in enumerate(given)
            ]
            start.wait(120)
            began = time.perf_counter()
            seconds = [second for job in jobs for second in job.get(600)]
            return seconds, time.perf_counter() - began
