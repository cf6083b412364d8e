"""Several clients at once, each a process of its own, so that none slows another."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from attrs import frozen

MOST = 8
Work = Callable[[Any, Any], list[float]]
"""What it is given, and the barrier to wait at when ready; gives each's seconds."""


@frozen
class Crew:
    """Processes that wait for work."""

    pool: Any
    manager: Any

    def together(
        self, work: Work, given: Sequence[object]
    ) -> tuple[list[float], float]:
        """Run the work once per item, all beginning at one moment.

        Gives the seconds that each single request took, and those of the whole.
        """
        start = self.manager.Barrier(len(given) + 1)
        jobs = [self.pool.apply_async(work, (one, start)) for one in given]
        start.wait(60)
        began = time.perf_counter()
        seconds = [second for job in jobs for second in job.get(120)]
        return seconds, time.perf_counter() - began


@contextmanager
def a_crew() -> Iterator[Crew]:
    """As many as ever work at once."""
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager, context.Pool(MOST) as pool:
        yield Crew(pool, manager)


def named(clients: int) -> str:
    """So many clients, in words."""
    return "1 client" if clients == 1 else f"{clients} clients"
