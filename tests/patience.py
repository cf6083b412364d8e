"""Look again and again, until what others do has happened."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def eventually(look: Callable[[], T], seconds: float = 20) -> T:
    """What is seen, as soon as there is something to see."""
    until = time.monotonic() + seconds
    while not (seen := look()) and time.monotonic() < until:
        time.sleep(0.05)
    assert seen, f"nothing to be seen after {seconds} seconds"
    return seen
