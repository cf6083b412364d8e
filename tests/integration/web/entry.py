"""Who stands before the pages' door, and what is asked of the hospital for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from attrs import define, field

from mediklaud.application.access.disable_account import DisableAccount
from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.application.application import Application
from mediklaud.application.messages import Message
from mediklaud.domain.access.actor import Bearer, Role
from tests.hospital import an_actor
from tests.integration.http.doors import a_door
from tests.integration.http.houses import House
from tests.integration.http.people import token_of


@define
class Watched:
    """A hospital that remembers what it was asked."""

    hospital: Application
    asked: list[Message[Any]] = field(factory=list)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.hospital, name)

    def handle(self, message: Message[Any]) -> Any:
        self.asked.append(message)
        return self.hospital.handle(message)


def require_not_kept(answer: Any) -> None:
    """No browser keeps the page, and no other site frames it."""
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


@define
class Entry:
    """Who stands before the door, and what each page makes of them."""

    watched: Watched
    door: Any
    tokens: dict[Role, str]
    ended: dict[str, str]
    """Of whom no session holds any more."""

    def ask(
        self, token: str | None, address: str, form: dict[str, str] | None = None
    ) -> tuple[Any, set[type]]:
        """Open the page, or send a form; the answer, and what was asked for it."""
        self.watched.asked.clear()
        self.door.cookies.clear()
        if token is not None:
            self.door.cookies.set("mediklaud", token)
        method = "GET" if form is None else "POST"
        answer = self.door.request(method, address, data=form, follow_redirects=False)
        require_not_kept(answer)
        return answer, {type(message) for message in self.watched.asked} - {WhoAmI}


@contextmanager
def an_entry() -> Iterator[Entry]:
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
    ended = {"stale": stale, "disabled": disabled, "made up": "made-up"}
    watched = Watched(house.hospital)
    with a_door(watched) as door:
        yield Entry(watched, door, house.tokens, ended)
