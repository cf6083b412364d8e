"""The threads in which messages are handled, and the CPU a worker keeps to."""

from __future__ import annotations

import asyncio
import fcntl
import os
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from io import TextIOWrapper
from pathlib import Path

_claimed: list[TextIOWrapper] = []
"""Open as long as the process lives: closing one would give its CPU away."""


def threads_for(number: int, cpu_locks: Path | None) -> Callable[[], Awaitable[None]]:
    """What a worker process does when it starts, in its own loop."""

    async def prepare() -> None:
        if cpu_locks is not None:
            keep_to_one_cpu(cpu_locks)
        executor = ThreadPoolExecutor(number, thread_name_prefix="messages")
        asyncio.get_running_loop().set_default_executor(executor)

    return prepare


def keep_to_one_cpu(locks: Path) -> int | None:
    """Claim the first CPU that no other worker has; none if all are taken.

    Threads that hop between CPUs cost a third of the bookings a second.
    """
    locks.mkdir(parents=True, exist_ok=True)
    for cpu in sorted(os.sched_getaffinity(0)):
        lock = (locks / f"cpu{cpu}.lock").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            continue
        _claimed.append(lock)
        for thread in Path("/proc/self/task").iterdir():
            os.sched_setaffinity(int(thread.name), {cpu})
        return cpu
    return None
