import asyncio
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Semaphore

from mediklaud.domain.errors import NotFound
from mediklaud.entrypoints.http.executor import threads_for
from tests.integration.http.doors import SOMEBODY, a_door, raising

CLAIM = """
import os, pathlib, sys
from mediklaud.entrypoints.http.executor import keep_to_one_cpu
print(keep_to_one_cpu(pathlib.Path(sys.argv[1])), *os.sched_getaffinity(0), flush=True)
sys.stdin.read()
"""


def a_worker(locks):
    """A process that claims a CPU and keeps it until its input ends."""
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", CLAIM, str(locks)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_each_worker_keeps_to_a_cpu_of_its_own_as_long_as_there_are_some(tmp_path):
    cpus = sorted(os.sched_getaffinity(0))
    workers = [a_worker(tmp_path) for _ in range(len(cpus) + 1)]
    claims = [worker.stdout.readline().split() for worker in workers]
    for worker in workers:
        worker.communicate()

    claimed = [claim for claim in claims if claim[0] != "None"]
    (left_over,) = (claim for claim in claims if claim[0] == "None")
    assert sorted(int(cpu) for cpu, *_ in claimed) == cpus
    assert all(affinity == [cpu] for cpu, *affinity in claimed)
    assert sorted(map(int, left_over[1:])) == cpus


def test_a_cpu_is_free_again_when_its_worker_ends(tmp_path):
    for _ in range(2):
        worker = a_worker(tmp_path)
        out, _ = worker.communicate()
        assert out.split()[0] == str(min(os.sched_getaffinity(0)))


def test_as_many_messages_are_handled_at_once_as_there_are_threads():
    busy, seen = Semaphore(0), []

    def work():
        busy.release()
        time.sleep(0.05)
        seen.append(busy._value)
        busy.acquire()

    async def all_at_once():
        await threads_for(3, None)()
        await asyncio.gather(*(asyncio.to_thread(work) for _ in range(12)))

    asyncio.run(all_at_once())

    assert max(seen) == 3


def test_a_request_changes_threads_once():
    taken = []

    class Counting(ThreadPoolExecutor):
        def submit(self, *args, **kwargs):
            taken.append(args)
            return super().submit(*args, **kwargs)

    app = a_door(raising(NotFound())).app
    scope = {
        "type": "http",
        "method": "GET",
        "path": f"/api/v1/patients/{SOMEBODY}/charges",
        "query_string": b"limit=5",
        "headers": [(b"host", b"here")],
        "client": None,
    }

    answers = []

    async def sent(message):
        answers.append(message)

    asyncio.run(_through(app, scope, Counting(1), sent))

    assert answers[0]["status"] == 404
    assert len(taken) == 1


async def _through(app, scope, executor, send):
    asyncio.get_running_loop().set_default_executor(executor)
    await app(scope, None, send)
