"""The recorded booking as a script for pgbench, PostgreSQL's own load generator."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from psycopg.types.json import Json, Jsonb
from sqlalchemy import make_url

from benchmarks.replay import Recording

SECONDS = 8
_PLACE = re.compile(r"%\((\w+)\)s")
_NTH = "(:client_id * 400000 + 8000000 + :nth * 12)"
"""Ticks after the recorded booking: each client's own years."""


def is_installed() -> bool:
    """Is there a pgbench on this machine?"""
    return shutil.which("pgbench") is not None


def rate(url: str, recording: Recording, clients: int) -> float:
    """Bookings a second, prepared, by so many clients."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "booking.sql"
        script.write_text(_script(recording))
        place = make_url(url)
        command = [
            *("pgbench", "-n", "-M", "prepared", "-T", str(SECONDS)),
            *("-c", str(clients), "-j", "2", "-D", "nth=0", "-f", str(script)),
            *("-h", str(place.query["host"]), "-U", str(place.username)),
            str(place.database),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    assert found, done.stdout
    return float(found[1])


def _script(recording: Recording) -> str:
    lines = ["\\set nth :nth + 1", "begin;"]
    for statement in recording.statements:
        given = statement.parameters
        text = _PLACE.sub(lambda m: _literal(recording, given[m[1]]), statement.text)  # noqa: B023
        lines.append(" ".join(text.split()) + ";")
    return "\n".join([*lines, "commit;", ""])


def _literal(recording: Recording, value: Any) -> str:
    """The value as SQL; a booking's own values are worked out from its number."""
    if isinstance(value, str | UUID) and value in recording.own:
        drawn = f"md5('{value}' || :client_id || '/' || :nth)"
        return f"{drawn}::uuid" if isinstance(value, UUID) else drawn
    if isinstance(value, int) and not isinstance(value, bool) and value > 1_000_000:
        return f"({value} + {_NTH})"
    if isinstance(value, datetime) and value > recording.after:
        return f"('{value.isoformat()}'::timestamptz + {_NTH} * interval '5 minutes')"
    return _constant(value)


def _constant(value: Any) -> str:
    if isinstance(value, Jsonb | Json):
        value = json.dumps(value.obj)
    return psycopg.sql.Literal(value).as_string(None)
