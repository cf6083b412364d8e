"""The program as real processes: started, asked, told to stop."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

import mediklaud
from mediklaud.entrypoints.cli import main
from tests.integration.cli.terminal import PASSWORD
from tests.server import COMMAND, a_free_port, run, serving, the_environment

SCRIPT = Path(sys.executable).with_name("mediklaud")


@pytest.fixture
def environment(tmp_path):
    """The settings of a hospital that nobody has made yet."""
    settings = the_environment(f"sqlite:///{tmp_path / 'hospital.db'}", tmp_path)
    return {**settings, "XDG_STATE_HOME": str(tmp_path), "MEDIKLAUD_DOTENV": "off"}


@pytest.fixture
def made(environment):
    """The same, with an administrator who is invited."""
    run("init", "--login", "admin", "--name", "Ada Admin", environment=environment)
    return environment


def wait_until(it_is_so, seconds=20):
    """Give the other process some time."""
    end = time.monotonic() + seconds
    while not it_is_so() and time.monotonic() < end:
        time.sleep(0.05)
    assert it_is_so()


def test_the_program_is_installed_under_its_name():
    assert subprocess.run([SCRIPT, "--help"], check=True, capture_output=True).stdout  # noqa: S603


def test_a_hospital_is_made_and_its_administrator_signs_in(environment):
    printed = run("init", "--login", "admin", "--name", "Ada", environment=environment)
    token = dict(line.split("\t") for line in printed.splitlines())["token"]
    invited = {**environment, "MEDIKLAUD_INVITATION": token}

    run("account", "activate", "--password-stdin", environment=invited, input=PASSWORD)
    run("login", "admin", "--password-stdin", environment=environment, input=PASSWORD)

    assert "login\tadmin" in run("whoami", environment=environment)


def test_the_server_answers_until_it_is_told_to_stop(made):
    with serving(made) as server:
        assert httpx.get(f"{server.url}/health/ready").status_code == 200
        server.stop()

        assert server.process is not None
        assert server.process.returncode == 0


def test_the_server_does_not_open_on_a_database_it_does_not_know(environment):
    port = str(a_free_port())

    refused = subprocess.run(  # noqa: S603 - our own program
        [*COMMAND, "serve", "--port", port],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert refused.returncode == 5
    assert "mediklaud init" in refused.stderr
    assert "mediklaud db upgrade" in refused.stderr


def test_the_server_does_not_open_where_another_program_answers(made):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused = subprocess.run(  # noqa: S603 - our own program
            [*COMMAND, "serve", "--port", port],
            env=made,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )

    assert refused.returncode == 5
    assert f"127.0.0.1:{port}" in refused.stderr
    assert "MEDIKLAUD_PORT" in refused.stderr


def test_the_server_stops_at_once_while_it_is_still_opening(made):
    server = subprocess.Popen(  # noqa: S603 - our own program
        [*COMMAND, "serve", "--port", str(a_free_port())],
        env=made,
        stdout=subprocess.PIPE,
    )
    with server:
        assert server.stdout is not None
        assert b"opens on" in server.stdout.readline()
        time.sleep(0.5)
        server.terminate()
        told = time.monotonic()

        assert server.wait(20) == 0
        assert time.monotonic() - told < 8


def test_the_worker_works_until_it_is_told_to_stop(made):
    worker = subprocess.Popen([*COMMAND, "worker"], env=made)  # noqa: S603
    in_use = Path(made["MEDIKLAUD_FILES"]) / "hospital.db-wal"
    wait_until(in_use.exists)
    assert worker.poll() is None

    worker.terminate()

    assert worker.wait(20) == 0


def test_whoever_stops_reading_gets_no_trace(environment):
    nobody_reads, pipe = os.pipe()
    os.close(nobody_reads)

    done = subprocess.run(  # noqa: S603 - our own program
        [*COMMAND, "config", "check"],
        env=environment,
        stdout=pipe,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )

    os.close(pipe)
    assert "Traceback" not in done.stderr
    assert "went wrong" not in done.stderr


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout of the program, with settings of somebody's own beside it."""
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / ".env").write_text("MEDIKLAUD_CURRENCY=INR\nMEDIKLAUD_REGION=IN\n")
    package = tmp_path / "src" / "mediklaud" / "__init__.py"
    monkeypatch.setattr(mediklaud, "__file__", str(package))
    monkeypatch.setattr(os, "environ", {"MEDIKLAUD_REGION": "BD"})
    return tmp_path


@pytest.mark.usefixtures("checkout")
def test_settings_beside_a_checkout_fill_in_what_the_shell_does_not_say():
    main.read_dot_env()

    assert os.environ["MEDIKLAUD_CURRENCY"] == "INR"
    assert os.environ["MEDIKLAUD_REGION"] == "BD"


@pytest.mark.parametrize(
    "secret",
    [
        "MEDIKLAUD_MASTER_KEY=c2VjcmV0",
        "export MEDIKLAUD_SMS_TOKEN=s3cret",
        "MEDIKLAUD_DATABASE_URL=postgresql+psycopg://u:s3cret@localhost/h",
    ],
)
def test_a_secret_that_others_can_read_is_none(checkout, secret):
    name = secret.removeprefix("export ").partition("=")[0]
    file = checkout / ".env"
    file.write_text(f"# mine\n{secret}\n")
    file.chmod(0o644)
    with pytest.raises(SystemExit, match="chmod 600"):
        main.read_dot_env()
    assert name not in os.environ

    file.chmod(0o600)
    main.read_dot_env()
    assert name in os.environ


def test_an_installed_program_reads_no_such_file(checkout):
    (checkout / "pyproject.toml").unlink()

    main.read_dot_env()

    assert "MEDIKLAUD_CURRENCY" not in os.environ
