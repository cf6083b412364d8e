"""Doors to stand before: clients of the HTTP interface, with or without a hospital."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import cache
from typing import Any, cast

from litestar import Litestar
from litestar.testing import TestClient

from mediklaud.entrypoints.http.app import create_app
from mediklaud.entrypoints.http.entrance import Entrance

SOMEBODY = "018f3f6e-0000-7000-8000-000000000001"
"""A well-formed id that names nobody."""


class Desk:
    """Stands for a hospital that does the same to every message it is handed."""

    def __init__(self, do: Callable[[Any], Any]):
        self.do = do
        self.taken: list[Any] = []

    def handle(self, message: Any) -> Any:
        self.taken.append(message)
        return self.do(message)


def raising(error: Exception) -> Desk:
    """A desk that answers every message with this error."""

    def refuse(_message: Any) -> Any:
        raise error

    return Desk(refuse)


class Door(TestClient[Any]):
    """Asks in the loop that `one_loop` runs for all: one for each question is slow."""


def a_door(application: Any = None, **entrance: Any) -> TestClient[Litestar]:
    """A client of the interface before this application."""
    return Door(create_app(application, Entrance(**entrance)))


_BEHIND: ContextVar[Any] = ContextVar("_BEHIND")


class _WhoeverIsBehind:
    """The hospital behind the door that is asked just now."""

    def __getattr__(self, name: str) -> Any:
        return getattr(_BEHIND.get(), name)


@cache
def _one_interface() -> Litestar:
    """All houses have the same: making one takes longer than most tests."""
    return create_app(cast("Any", _WhoeverIsBehind()))


def a_door_of(hospital: Any) -> TestClient[Any]:
    """As `a_door`, with nothing about it that could be told from any other."""

    async def through(scope: Any, receive: Any, send: Any) -> None:
        _BEHIND.set(hospital)
        await _one_interface()(scope, receive, send)

    return Door(through)


def a_patient_body(**changes: Any) -> dict[str, Any]:
    """A body that enrols a patient, with some of it changed."""
    body = {
        "name": "Karim Hossain",
        "birth_date": "1980-02-03",
        "contact": {"phone": "01712345678", "email": "karim@mail.test"},
        "address": {"line": "12 Lake Road", "city": "Dhaka"},
    }
    return {**body, **changes}
