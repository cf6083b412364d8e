"""Several people who do the same at the very same moment."""

import threading
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager

from tests.hospital import ports_of


def all_at_once(*doings):
    """What each got or was refused with, in no order."""
    barrier, outcomes = threading.Barrier(len(doings), timeout=10), []

    def take_part(doing):
        barrier.wait()
        try:
            outcomes.append(doing())
        except Exception as refusal:  # noqa: BLE001 - the test looks what it was
            outcomes.append(refusal)

    people = [threading.Thread(target=take_part, args=(doing,)) for doing in doings]
    for somebody in people:
        somebody.start()
    for somebody in people:
        somebody.join()
    return outcomes


@contextmanager
def meanwhile(hospital, do, *args, **what):
    """Somebody begins to do it, and is done when this transaction has ended."""
    with ThreadPoolExecutor(1) as pool, ports_of(hospital.storage) as port:

        def begin():
            doing = pool.submit(do, *args, **what)
            assert not wait([doing], timeout=0.3).done
            return doing

        yield port, begin
