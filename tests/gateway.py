"""A real SMS gateway that keeps what it is given, for one test."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from attrs import define, field
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.patience import eventually

TOKEN = "what the gateway knows us by"


@define
class TextMessage:
    """One request as it came."""

    to: str
    text: str
    key: str
    token: str


@define
class Gateway:
    """Every text message that was accepted, in order."""

    url: str = ""
    messages: list[TextMessage] = field(factory=list)
    refusals: deque[int] = field(factory=deque)
    """The statuses of the next answers, before it accepts again."""

    def settings(self) -> dict[str, str]:
        """What the hospital has to know of it."""
        return {"sms_url": self.url, "sms_token": TOKEN, "sms_answer_id": "id"}

    def take(self, request: Request) -> Response:
        """Answer one request."""
        if self.refusals:
            return Response(status=self.refusals.popleft())
        message = TextMessage(
            to=request.json["to"],
            text=request.json["text"],
            key=request.headers["Idempotency-Key"],
            token=request.headers["Authorization"],
        )
        self.messages.append(message)
        return Response(f'{{"id": "sms-{len(self.messages)}"}}')

    def to(self, number: str) -> list[TextMessage]:
        """The messages to this number so far."""
        return [message for message in self.messages if message.to == number]

    def wait_for(self, number: str, count: int) -> list[TextMessage]:
        """The messages to this number, once there are `count`."""
        eventually(lambda: len(self.to(number)) >= count)
        return self.to(number)


@contextmanager
def a_gateway() -> Iterator[Gateway]:
    """A gateway on a free port of this machine."""
    with HTTPServer() as server:
        gateway = Gateway(server.url_for("/messages"))
        expected = server.expect_request("/messages", method="POST")
        expected.respond_with_handler(gateway.take)
        yield gateway
