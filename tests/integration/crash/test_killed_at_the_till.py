"""`kill -9` whenever something is made to last: money is neither lost nor made."""

import json
import subprocess
import sys

import pytest

from tests.storages import postgres_engine, sqlite_engine

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("engine", [sqlite_engine, postgres_engine])
def test_the_day_ends_as_if_nobody_had_been_killed(engine, when):
    url = engine().url.render_as_string(hide_password=False)

    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.integration.crash.till", url, when],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr[-4000:]
    told = json.loads(done.stdout)
    assert told["moments"] >= 15
    assert told["amiss"] == []
