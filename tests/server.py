"""The hospital as a real server process, and a plain client to speak with it."""

import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import httpx
from attrs import define, field

from tests.ring import WRITTEN_KEY

COMMAND = (sys.executable, "-m", "mediklaud.entrypoints.cli.main")


def a_free_port() -> int:
    """A port nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def the_environment(database_url: str, folder: Path, **settings: str) -> dict[str, str]:
    """This process's environment, with only the given settings of ours."""
    ours = {
        "DATABASE_URL": database_url,
        "FILES": str(folder),
        "DOTENV": "off",
        "STAFF_SECOND_FACTOR": "off",
        "MASTER_KEY": WRITTEN_KEY,
        **{name.upper(): value for name, value in settings.items()},
    }
    kept = {k: v for k, v in os.environ.items() if not k.startswith("MEDIKLAUD_")}
    return {**kept, **{f"MEDIKLAUD_{name}": value for name, value in ours.items()}}


def run(*arguments: str, environment: Mapping[str, str], **more) -> str:
    """Run `mediklaud` once; answer what it printed, fail if it failed."""
    done: subprocess.CompletedProcess[str] = subprocess.run(  # noqa: S603 - our own
        [*COMMAND, *arguments],
        env=dict(environment),
        capture_output=True,
        text=True,
        check=False,
        **more,
    )
    assert done.returncode == 0, f"{arguments}: {done.stderr or done.stdout}"
    return done.stdout


def a_connection(trust: ssl.SSLContext | bool = False) -> httpx.Client:  # noqa: FBT001, FBT002
    """To this machine alone: reading the world's certificates takes longer."""
    return httpx.Client(timeout=30, verify=trust)


@define
class Server:
    """A running server process."""

    environment: Mapping[str, str]
    trust: ssl.SSLContext | None = None
    """Whom to believe, where it speaks TLS."""
    port: int = field(factory=a_free_port)
    process: subprocess.Popen[bytes] | None = None
    started_at: datetime = field(factory=lambda: datetime.now(UTC))

    @property
    def url(self) -> str:
        """Where it answers."""
        scheme = "https" if self.trust else "http"
        return f"{scheme}://127.0.0.1:{self.port}"

    def start(self, *arguments: str) -> None:
        """Start it and wait until it says that it is ready."""
        command = [*COMMAND, "serve", "--port", str(self.port), *arguments]
        self.started_at = datetime.now(UTC)
        log = Path(self.environment["MEDIKLAUD_FILES"]) / "server.log"
        with log.open("ab") as output:
            self.process = subprocess.Popen(  # noqa: S603 - our own program
                command,
                env=dict(self.environment),
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        self._wait_until_ready(log)

    def _wait_until_ready(self, log: Path, seconds: float = 40) -> None:
        until = time.monotonic() + seconds
        with a_connection(self.trust or False) as http:
            while not self._is_ready(http):
                assert not self.has_died, log.read_text()
                assert time.monotonic() < until, log.read_text()
                time.sleep(0.05)

    def _is_ready(self, http: httpx.Client) -> bool:
        try:
            return http.get(f"{self.url}/health/ready").status_code == 200
        except httpx.TransportError:
            return False

    @property
    def has_died(self) -> bool:
        """Is it not running, whyever?"""
        return self.process is None or self.process.poll() is not None

    def kill(self) -> None:
        """Stop every process of it at once, as a power cut would."""
        self._signal(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to finish."""
        self._signal(signal.SIGTERM)

    def _signal(self, which: int) -> None:
        if self.process is not None and not self.has_died:
            os.killpg(self.process.pid, which)
            self.process.wait(20)


@contextmanager
def serving(
    environment: Mapping[str, str],
    *arguments: str,
    trust: ssl.SSLContext | None = None,
) -> Iterator[Server]:
    """A server for the length of a block."""
    server = Server(environment, trust)
    server.start(*arguments)
    try:
        yield server
    finally:
        server.kill()


@define
class Client:
    """Somebody at a browser or another program, signed in or not."""

    url: str
    token: str | None = None
    http: httpx.Client = field(factory=a_connection)

    def sign_in(self, login: str, password: str, **code: str) -> "Client":
        """The same person, signed in."""
        proof = {"login": login, "password": password, **code}
        answer = self.post("/sessions", proof)
        return Client(self.url, answer["token"], self.http)

    def ask(self, method: str, path: str, json=None, **headers: str) -> httpx.Response:
        """Send a request; whatever the answer."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        if method != "GET":
            sent.setdefault("Idempotency-Key", uuid4().hex)
        url = f"{self.url}/api/v1{path}"
        return self.http.request(method, url, json=json, headers=sent)

    def get(self, path: str):
        """Read something that is there."""
        return _good(self.ask("GET", path))

    def post(self, path: str, json=None):
        """Do something that succeeds."""
        return _good(self.ask("POST", path, json))

    def put(self, path: str, json=None):
        """Replace something."""
        return _good(self.ask("PUT", path, json))

    def patch(self, path: str, json=None):
        """Change something."""
        return _good(self.ask("PATCH", path, json))

    def refused(self, method: str, path: str, json=None):
        """The problem document of something that is not done."""
        answer = self.ask(method, path, json)
        assert answer.status_code >= 400, answer.text
        return answer.json()


def _good(answer: httpx.Response):
    assert answer.is_success, f"{answer.request.url.path}: {answer.text}"
    return answer.json() if answer.content else None
