"""Every address as everybody: who may is let in, and nobody else (X1).

The addresses and what each takes are read from the published description, the cells
from the matrix; so an address or a role still to come is held to it as well.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from attrs import define, field

from mediklaud.application.access.disable_account import DisableAccount
from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.application.application import Application
from mediklaud.application.messages import Message
from mediklaud.domain.access.actor import Bearer, Role
from mediklaud.domain.access.matrix import grants_of
from mediklaud.domain.access.permissions import Permission
from tests.builders.examples import address_of, request_of
from tests.hospital import a_hospital, an_actor
from tests.integration.http.doors import SOMEBODY, a_door
from tests.integration.http.houses import House
from tests.integration.http.people import bearing, token_of

OF_ANYBODY = {Permission.SIGN_IN, Permission.REPORT_PAYMENT}


@define
class Watched:
    """A hospital that remembers what it was asked."""

    hospital: Application
    asked: list[Message[Any]] = field(factory=list)

    def handle(self, message: Message[Any]) -> Any:
        self.asked.append(message)
        return self.hospital.handle(message)


def operations(described: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in described["paths"].items():
        if path.startswith("/api/v1"):
            for method, operation in methods.items():
                yield method.upper(), address_of(path), operation


with a_door(a_hospital()) as _door:
    DESCRIBED = _door.get("/api/schema").json()
OPERATIONS = sorted(
    operations(DESCRIBED), key=lambda each: each[2]["operationId"] == "sign_out"
)
"""Who has signed out is asked nothing more."""
every_address = pytest.mark.parametrize(
    ("method", "path", "operation"),
    OPERATIONS,
    ids=[f"{method} {path.replace(SOMEBODY, '_')}" for method, path, _ in OPERATIONS],
)


@define
class Entry:
    """Who stands before the door, and what each address makes of them."""

    watched: Watched
    door: Any
    tokens: dict[Role, str]
    stale: str
    disabled: str

    def ask(self, token: str | None, method: str, path: str, operation: Any) -> Any:
        """Send what the address takes; the answer, and what was asked for it."""
        self.watched.asked.clear()
        query, body = request_of(DESCRIBED, operation)
        headers = {"If-Match": '"1"', **bearing(token)}
        sent = {"params": query, "json": body, "headers": headers}
        answer = self.door.request(method, path, **sent)
        return answer, [type(message) for message in self.watched.asked]


@pytest.fixture(scope="module")
def entry():
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
    watched = Watched(house.hospital)
    with a_door(watched) as door:
        yield Entry(watched, door, house.tokens, stale, disabled)


@every_address
def test_each_role_is_let_in_where_the_matrix_says_so(entry, method, path, operation):
    for role, token in entry.tokens.items():
        answer, asked = entry.ask(token, method, path, operation)
        assert asked, answer.text
        may = all(role in grants_of(kind.permission) for kind in asked)
        if may or any(kind.permission in OF_ANYBODY for kind in asked):
            refused = answer.status_code >= 400 and answer.json()["code"]
            assert refused not in {"not_signed_in", "role_lacks_permission"}, role
        else:
            assert answer.status_code == 403, (role, answer.text)
            assert answer.json()["rule"] == "X1"


@every_address
def test_nobody_gets_in_without_a_session_that_holds(entry, method, path, operation):
    for token in (None, entry.stale, entry.disabled, "made-up"):
        answer, asked = entry.ask(token, method, path, operation)
        assert asked, answer.text
        if not any(kind.permission in OF_ANYBODY for kind in asked):
            assert answer.status_code == 401, answer.text
