"""Several people who do the same at the very same moment."""

import threading


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
