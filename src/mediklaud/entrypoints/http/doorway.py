"""The way to the door, which a worker process goes when it starts."""

from __future__ import annotations

import gc
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from litestar import Litestar


def open_door() -> Litestar:
    """One worker process's interface, as the environment's settings want it."""
    _stop_at_once_when_told()
    from mediklaud.entrypoints.http.door import open_door

    return _standing(open_door())


def open_door_and_send() -> Litestar:
    """The same, and the messages that are due are sent beside it."""
    _stop_at_once_when_told()
    from mediklaud.entrypoints.http.door import open_door_and_send

    return _standing(open_door_and_send())


def _standing(door: Litestar) -> Litestar:
    """What is loaded by now stays for good: nobody has to look whether it is garbage.

    Looking through all of it while a long answer is made took longer than the answer.
    """
    gc.collect()
    gc.freeze()
    return door


def _stop_at_once_when_told() -> None:
    """As long as the door is shut there is nothing to finish.

    The handlers that a worker process has from its parent only take note for the
    parent: told to stop while it starts, it would go on until it is killed.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
