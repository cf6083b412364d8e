"""Every command as everybody: who may is let in, and nobody else (X1).

The commands and what each takes are read from the program, the cells from the matrix;
so a command or a role still to come is held to it as well.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import click
import pytest
from attrs import define, field
from click.testing import CliRunner

from mediklaud.application.access.disable_account import DisableAccount
from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.application.application import Application
from mediklaud.application.messages import Message
from mediklaud.domain.access.actor import Bearer, Role
from mediklaud.domain.access.matrix import grants_of
from mediklaud.domain.access.permissions import Permission
from mediklaud.entrypoints.cli.errors import NOT_PERMITTED, USAGE
from mediklaud.entrypoints.cli.main import program
from mediklaud.entrypoints.cli.params import Reading
from mediklaud.entrypoints.cli.session import Session
from tests.hospital import an_actor
from tests.integration.http.doors import SOMEBODY
from tests.integration.http.houses import House
from tests.integration.http.people import token_of

ON_THE_SERVER = {
    *(
        "backup",
        "check",
        "check-invariants",
        "config",
        "db",
        "demo",
        "init",
        "inventory",
        "knowledge",
        "new",
        "serve",
    ),
    "worker",
}
"""What is done by whoever has the machine, its database and its keys."""
OF_ANYBODY = {Permission.SIGN_IN, Permission.PAY_BY_LINK}
WORDS = "a reason that says why"
READ = {
    "time": "2027-03-01 10:30",
    "day": "2027-03-01",
    "number": "52.5",
    "amount": "1.00",
    "phone": "01712345678",
    "e-mail": "rahim@example.org",
    "channel:purpose": "sms:appointments",
    "doctor": SOMEBODY,
    "patient": SOMEBODY,
    "product": SOMEBODY,
    "id": SOMEBODY,
    "id=number": f"{SOMEBODY}=1",
    "line=amount": "1=1.00",
    "day=amount": "2027-04-01=1.00",
    "login": "somebody",
    "dose": "1",
    "hours": "mon-thu,sat 09:00-12:30",
}
NAMED = {
    "postcode": "1207",
    "country": "BD",
    "zone": "Asia/Dhaka",
    "code": "I10",
    "ends_at": "2027-03-01 12:30",
    "lanes": "1",
    "limit": "1",
    "strength": "500 mg",
    "dose": "1",
    "times_a_day": "1",
    "every_days": "1",
    "duration_days": "7",
    "refills": "0",
}
"""What is not just any text, any number or any time."""
TYPED = "kettle under nine ladders\n" * 4


@define
class Watched:
    """A hospital that remembers what it was asked."""

    hospital: Application
    asked: list[Message[Any]] = field(factory=list)

    @property
    def clock(self) -> Any:
        return self.hospital.clock

    def handle(self, message: Message[Any]) -> Any:
        self.asked.append(message)
        return self.hospital.handle(message)


@define
class Call(Session):
    """A call of the program before this hospital, with whatever token."""

    watched: Any = None

    @property
    def application(self) -> Any:
        return self.watched


def commands(
    command: click.Command = program, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if not isinstance(command, click.Group):
        yield path, command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        assert found is not None
        yield from commands(found, (*path, name))


COMMANDS = sorted(
    (each for each in commands() if ON_THE_SERVER.isdisjoint(each[0])),
    key=lambda each: each[0] == ("logout",),
)
"""Who has signed out is asked nothing more."""
every_command = pytest.mark.parametrize(
    ("path", "command"), COMMANDS, ids=[" ".join(path) for path, _ in COMMANDS]
)


def arguments(command: click.Command, folder: Any, *, all_of_them: bool) -> list[str]:
    """What the command takes: what it must, or all it may."""
    given: list[str] = []
    for parameter in command.params:
        known = NAMED.get(str(parameter.name))
        values = [known] if known else _values(parameter, folder)
        if isinstance(parameter, click.Argument):
            given += values
        elif getattr(parameter, "is_flag", False):
            given += parameter.opts if all_of_them and parameter.secondary_opts else []
        else:
            wanted = parameter.required or all_of_them
            given += [parameter.opts[0], *values] if wanted else []
    return given


def _values(parameter: click.Parameter, folder: Any) -> list[str]:
    if isinstance(parameter.type, click.Tuple):
        return [_value(each, folder) for each in parameter.type.types]
    return [_value(parameter.type, folder)] * max(1, parameter.nargs)


def _value(kind: click.ParamType[Any], folder: Any) -> str:
    if isinstance(kind, Reading):
        return READ.get(kind.name, WORDS)
    if isinstance(kind, click.Choice):
        return str(getattr(kind.choices[0], "value", kind.choices[0]))
    if isinstance(kind, click.types.IntParamType):
        return "2010"
    if isinstance(kind, click.Path) and not kind.readable:
        return str(folder / "not there yet")  # it is to be written
    if isinstance(kind, (click.Path, click.File)):
        file = folder / "nothing.json"
        file.write_text("[]")
        return str(file)
    return WORDS


@define
class Desk:
    """Who stands at the terminal, and what each command makes of them."""

    watched: Watched
    tokens: dict[Role, str]
    stale: str
    disabled: str
    folder: Any

    def call(self, token: str | None, path: Any, command: click.Command) -> Any:
        """Call with what it must be given, or with all it may be."""
        for all_of_them in (False, True):
            self.watched.asked.clear()
            given = arguments(command, self.folder, all_of_them=all_of_them)
            result = self._invoke(token, [*path, *given])
            asked = [type(message) for message in self.watched.asked]
            if all_of_them or (asked and result.exit_code != USAGE):
                return result, asked
        raise AssertionError

    def _invoke(self, token: str | None, words: list[str]) -> Any:
        call = Call(watched=self.watched)
        environment = {
            "MEDIKLAUD_DATABASE_URL": "memory:",
            "MEDIKLAUD_TOKEN": token,
            "XDG_STATE_HOME": str(self.folder),
        }
        return CliRunner().invoke(
            program, ["--json", *words], input=TYPED, env=environment, obj=call
        )


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A hospital with somebody in each role, and two who may not come in any more."""
    house = House()
    stale = house.tokens[Role.FRONT_DESK]
    house.let_pass(timedelta(minutes=16))
    house.a_doctor()
    house.a_patient()
    disabled = token_of(house.hospital, Role.FRONT_DESK)
    whose = house.hospital.handle(WhoAmI(actor=Bearer(disabled))).id
    admin = an_actor(Role.ADMINISTRATOR)
    house.hospital.handle(DisableAccount(actor=admin, account_id=whose))
    folder = tmp_path_factory.mktemp("terminal")
    return Desk(Watched(house.hospital), house.tokens, stale, disabled, folder)


@every_command
def test_each_role_is_let_in_where_the_matrix_says_so(desk, path, command):
    for role, token in desk.tokens.items():
        result, asked = desk.call(token, path, command)
        assert asked, (path, result.output)
        refused = "role_lacks_permission" in result.stderr
        assert refused == any(not may(role, kind) for kind in asked), (role, asked)
        assert not refused or result.exit_code == NOT_PERMITTED


def may(role: Role, kind: type[Message[Any]]) -> bool:
    granted = grants_of(kind.permission)
    return role in granted or Role.ANYONE in granted


@every_command
def test_nobody_gets_in_without_a_session_that_holds(desk, path, command):
    for token in (None, desk.stale, desk.disabled, "made-up"):
        result, asked = desk.call(token, path, command)
        assert asked, (path, result.output)
        if not any(kind.permission in OF_ANYBODY for kind in asked):
            assert result.exit_code == NOT_PERMITTED, result.output
