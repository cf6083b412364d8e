"""Processes that die where they are told to, and what they leave behind.

Run as a program of its own: only a process without threads may be forked.
"""

import os
import pickle
import signal
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine


def in_a_fork(do: Callable[[], Any]) -> Any:
    """What it answers; nothing, if it was killed."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer"
        pid = os.fork()
        if pid == 0:
            _be_the_child(do, answer)
        _, status = os.waitpid(pid, 0)
        if os.WIFSIGNALED(status):
            return None
        assert os.WEXITSTATUS(status) == 0, "the child failed"
        return pickle.loads(answer.read_bytes())  # noqa: S301 - our own child's


def _be_the_child(do: Callable[[], Any], answer: Path) -> None:
    try:
        answer.write_bytes(pickle.dumps(do()))
        os._exit(0)
    except BaseException:  # noqa: BLE001 - nothing of the parent may go on here
        traceback.print_exc()
        os._exit(1)


def die_at(engine: Engine, nth: int, *, before: bool) -> None:
    """Kill this process at the n-th time something is made to last."""
    commit, so_far = engine.dialect.do_commit, [0]

    def do_commit(connection: Any) -> None:
        so_far[0] += 1
        if so_far[0] == nth and before:
            os.kill(os.getpid(), signal.SIGKILL)
        commit(connection)
        if so_far[0] == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    engine.dialect.do_commit = do_commit  # type: ignore[assignment, method-assign]
