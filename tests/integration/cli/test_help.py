"""`--help` everywhere: quick, whole, and true."""

import subprocess
import sys
from pathlib import Path

import click
from click.testing import CliRunner

from mediklaud.application.catalogue import catalogue
from mediklaud.domain.access.actor import MACHINES, Role
from mediklaud.domain.access.matrix import MATRIX
from mediklaud.domain.access.permissions import Permission
from mediklaud.entrypoints import cli
from mediklaud.entrypoints.cli.main import program
from mediklaud.entrypoints.cli.places import SUMMARIES

SLOW = ("alembic", "granian", "injector", "litestar", "msgspec", "rich", "sqlalchemy")


def every_command(command=program, path=()):
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            yield from every_command(command.get_command(context, name), (*path, name))


def test_every_command_explains_itself_and_takes_json():
    for path in every_command():
        result = CliRunner().invoke(program, [*path, "--help"])

        assert result.exit_code == 0, path
        assert "--json" in result.output, path
        purpose = result.output.split("\n\n")[1]
        assert purpose.startswith("  "), path
        assert not purpose.startswith("Options"), path


def test_help_lists_every_command_and_imports_nothing_slow():
    look = (
        "import sys\n"
        "from mediklaud.entrypoints.cli.main import program\n"
        "program(['--help'], standalone_mode=False)\n"
        f"slow = [name for name in {SLOW} if name in sys.modules]\n"
        "print('slow:', *slow)\n"
    )
    printed = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", look], capture_output=True, text=True, check=True
    ).stdout

    assert printed.splitlines()[-1] == "slow:"
    for name, summary in SUMMARIES.items():
        assert name in printed
        assert summary in printed


def people():
    """The roles that a person has; machines speak with nobody."""
    return set(Role) - MACHINES


def test_people_can_ask_on_the_command_line_for_all_that_the_hospital_does():
    folder = Path(cli.__file__).parent
    written = "".join(file.read_text() for file in folder.rglob("*.py"))
    asked = {
        message.__name__
        for message in catalogue().use_cases
        if people() & set(MATRIX[message.permission])
        and message.permission is not Permission.REPORT_PAYMENT  # a gateway signs it
    }

    assert not {name for name in asked if f"{name}(" not in written}
