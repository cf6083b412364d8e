"""The recorded booking as a script for pgbench, PostgreSQL's own load generator."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from psycopg.types.json import Json, Jsonb
from sqlalchemy import make_url

from benchmarks.hospital import DOCTORS, the_id
from benchmarks.replay import A_TICK, Recording

SECONDS = 3
_NTH = "(:client_id * 1000000 + 4000000 + :nth * 12)"
"""Ticks after the recorded booking: each client's own years."""
_A_ROUND = 8000
"""No client books more in one round."""


def is_installed() -> bool:
    """Is there a pgbench on this machine?"""
    return shutil.which("pgbench") is not None


def rate(
    url: str, recording: Recording, clients: int, patients: int, round_: int
) -> float:
    """Bookings a second, prepared, by so many clients; each round at its own time."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "booking.sql"
        script.write_text(_script(recording, patients))
        place = make_url(url)
        command = [
            *("pgbench", "-n", "-M", "prepared", "-T", str(SECONDS)),
            *("-c", str(clients), "-j", str(min(clients, 2))),
            *("-D", f"nth={round_ * _A_ROUND}", "-f", str(script)),
            *(
                "-h",
                str(place.query.get("host") or place.host),
                "-U",
                str(place.username),
            ),
            str(place.database),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    assert found, done.stdout + done.stderr
    assert not done.returncode, done.stderr
    return float(found[1])


def _script(recording: Recording, patients: int) -> str:
    return "\n".join(
        [
            "\\set nth :nth + 1",
            f"\\set patient random(0, {patients - 1})",
            f"\\set doctor random(0, {DOCTORS - 1})",
            "begin;",
            *_lines(recording),
            "commit;",
            "",
        ]
    )


def _lines(recording: Recording) -> Iterator[str]:
    """Each row of what the driver sends together is a statement of its own here."""
    for statement in recording.statements:
        many = statement.parameters
        for given in many if isinstance(many, list) else [many]:
            values = {name: _literal(recording, one) for name, one in given.items()}
            text = statement.text % values
            yield " ".join(text.split()) + ";"


def _literal(recording: Recording, value: Any) -> str:
    """The value as SQL; a booking's own values are worked out from its number."""
    if isinstance(value, str | UUID) and value in recording.own:
        drawn = f"md5('{value}' || :client_id || '/' || :nth)"
        return f"{drawn}::uuid" if isinstance(value, UUID) else drawn
    if value == recording.wish.patient_id:
        return _somebody("patient")
    if value == recording.wish.doctor_id:
        return _somebody("doctor")
    if isinstance(value, int) and value > A_TICK:
        return f"({value} + {_NTH})"
    if isinstance(value, datetime) and value > recording.after:
        return f"('{value.isoformat()}'::timestamptz + {_NTH} * interval '5 minutes')"
    return _constant(value)


def _somebody(kind: str) -> str:
    prefix = str(the_id(kind, 0))[:-12]
    return f"('{prefix}' || lpad(to_hex(:{kind}::int), 12, '0'))::uuid"


def _constant(value: Any) -> str:
    if isinstance(value, Jsonb | Json):
        value = json.dumps(value.obj)
    if isinstance(value, bytes):  # pgbench would see variables after its colons
        return f"'\\x{value.hex()}'::bytea"
    return psycopg.sql.Literal(value).as_string(None)
