"""Stands at the door: numbers every request, sends crowds away, notes how it went."""

from __future__ import annotations

from time import perf_counter

from attrs import define, field, frozen
from litestar import Request
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from mediklaud.domain.errors import Refusal, TryLater
from mediklaud.entrypoints.http.entrance import Entrance
from mediklaud.entrypoints.http.errors import refused
from mediklaud.entrypoints.http.headers import Header, added_to
from mediklaud.entrypoints.http.journal import Journal
from mediklaud.entrypoints.http.own_line import OnlyOverHttps, is_heard
from mediklaud.entrypoints.http.paper_names import to_its_paper
from mediklaud.entrypoints.http.request_id import AnyRequest, number

_LEFT = 499
"""Noted for a caller who hung up before the answer."""


@frozen
class Crowded(TryLater):
    """Too many requests at once: try again in a moment."""


@define
class Doorkeeper:
    """Around everything else, also around addresses that lead nowhere."""

    inside: ASGIApp
    headers: tuple[Header, ...]
    journal: Journal
    entrance: Entrance
    _within: int = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request in, and see it out."""
        if scope["type"] != ScopeType.HTTP:
            await self.inside(scope, receive, send)
            return
        visit = _Visit(send, (*self.headers, _numbered(scope)))
        to_its_paper(scope)
        self._within += 1
        try:
            await self._way(scope)(scope, receive, visit.send)
        finally:
            self._within -= 1
            self.journal.note(scope, visit.status, perf_counter() - visit.began)

    def _way(self, scope: Scope) -> ASGIApp:
        """In, if there is room and nobody listens in; else to a refusal."""
        if not is_heard(scope, self.entrance.heard):
            return _refusing(OnlyOverHttps())
        if self._within > self.entrance.at_once:
            return _refusing(Crowded())
        return self.inside


def _numbered(scope: Scope) -> Header:
    return b"x-request-id", number(scope).encode("ascii")


@define
class _Visit:
    """One request, from the door and back to it."""

    _send: Send
    headers: tuple[Header, ...]
    began: float = field(factory=perf_counter)
    status: int = _LEFT

    async def send(self, message: Message) -> None:
        """Pass the answer on, with the house's headers."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            added_to(message, self.headers)
        await self._send(message)


def _refusing(refusal: Refusal) -> ASGIApp:
    async def refuse(scope: Scope, receive: Receive, send: Send) -> None:
        request: AnyRequest = Request(scope, receive, send)
        answer = refused(request, refusal).to_asgi_response(app=None, request=request)
        await answer(scope, receive, send)

    return refuse
