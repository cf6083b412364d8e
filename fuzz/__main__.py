"""Run Schemathesis against real servers: `python -m fuzz`.

On SQLite and on PostgreSQL, as staff of all sorts, as a patient and as nobody: no
answer is a server error, and each is one that the schema promises.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from fuzz.cast import Cast, cast_of
from tests.server import Client
from tests.town import DATABASES, a_town, on_sqlite

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
ENDING = (
    "sign_out",
    "end_session",
    "disable_account",
    "change_roles",
    "suspend_doctor",
    "record_doctor_left",
)
"""What would end the session of somebody who has still to ask the rest."""
AT_WORK = ("staff", "pharmacist", "patient")
"""Who asks on SQLite, too: the others are refused alike, whatever the database."""
EXAMPLES = 10
"""For each operation, on top of the boundary values of each of its parameters."""


def main() -> int:
    """Whether all of it went well, for the shell."""
    failed = [
        f"{database.__name__}, {who}"
        for database in DATABASES
        for who in _fuzz_on(database)
    ]
    _say("failed: " + "; ".join(failed) if failed else "no operation failed")
    return 1 if failed else 0


def _say(words: str) -> None:
    sys.stdout.write(f"\n== {words}\n")
    sys.stdout.flush()


def _fuzz_on(database) -> list[str]:
    """For whom it failed, with the hospital in this kind of database."""
    with (
        tempfile.TemporaryDirectory() as folder,
        a_town(database, Path(folder)) as town,
    ):
        cast = cast_of(town)
        return [
            who
            for who, token in cast.tokens.items()
            if database is not on_sqlite or who in AT_WORK
            if _run(town.server.url, cast, who, token, Path(folder))
            or not _is_still_there(Client(town.server.url, token))
        ]


def _is_still_there(client: Client) -> bool:
    """Whoever lost the session on the way was only told so, over and over."""
    return client.token is None or client.ask("GET", "/me").is_success


def _run(url: str, cast: Cast, who: str, token: str | None, folder: Path) -> int:
    _say(f"as {who}")
    settings = folder / "schemathesis.toml"
    settings.write_text(cast.settings(token))
    command = [
        str(Path(sys.executable).parent / "schemathesis"),
        f"--config-file={settings}",
        "run",
        f"{url}/api/schema",
        f"--checks={','.join(CHECKS)}",
        f"--max-examples={EXAMPLES}",
        "--phases=examples,coverage,fuzzing",
        "--workers=1",
        "--no-shrink",
        "--seed=1",
        "--warnings=off",
        "--suppress-health-check=filter_too_much",  # Of its generator, not of us.
        *(f"--exclude-operation-id={one}" for one in ENDING),
    ]
    return subprocess.run(command, check=False, cwd=folder).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
