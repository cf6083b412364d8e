"""Text messages by an HTTP gateway."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from attrs import define, field

from mediklaud.adapters.sms_gateway import Body, SmsGateway
from mediklaud.domain.messaging.delivery import NotSent, Outcome, Problem, Sent
from mediklaud.domain.messaging.letter import Letter

if TYPE_CHECKING:
    from httpx import Client, Response

_SECONDS = 10
_ANSWERS = {
    400: NotSent(problem=Problem.REFUSED, for_good=True),
    410: NotSent(problem=Problem.REFUSED, for_good=True),
    413: NotSent(problem=Problem.REFUSED, for_good=True),
    422: NotSent(problem=Problem.REFUSED, for_good=True),
    408: NotSent(problem=Problem.BUSY),
    425: NotSent(problem=Problem.BUSY),
    429: NotSent(problem=Problem.BUSY),
}
_SERVER_ERRORS = 500


@define
class GatewaySms:
    """Hands each message over by one request, over connections that are kept."""

    gateway: SmsGateway
    _kept: Client | None = field(default=None, init=False)
    _lock: threading.Lock = field(factory=threading.Lock, init=False)

    def send(self, letter: Letter) -> Outcome:
        import httpx  # slow to import, and only the worker needs it

        fields = self.gateway.fields_for(letter)
        try:
            response = self._client().request(
                self.gateway.method,
                self.gateway.url,
                headers=self.gateway.headers_for(letter),
                json=fields if self.gateway.body is Body.JSON else None,
                data=fields if self.gateway.body is Body.FORM else None,
            )
        except httpx.TimeoutException:
            return NotSent(problem=Problem.TIMED_OUT)
        except httpx.HTTPError:
            return NotSent(problem=Problem.UNREACHABLE)
        return self._understood(response)

    def _understood(self, response: Response) -> Outcome:
        """A gateway that is asked for an id and gives none has not said yes."""
        if not response.is_success:
            return _refused(response.status_code)
        if self.gateway.answer_id is None:
            return Sent()
        found = self.gateway.id_in(response.content)
        if found is None:
            return NotSent(problem=Problem.ANSWER_NOT_UNDERSTOOD)
        return Sent(provider_id=found)

    def _client(self) -> Client:
        import httpx

        with self._lock:
            if self._kept is None:
                # It logs each request's address, which may hold the gateway's key.
                logging.getLogger("httpx").setLevel(logging.WARNING)
                self._kept = httpx.Client(timeout=_SECONDS, follow_redirects=False)
            return self._kept


def _refused(status: int) -> NotSent:
    if status >= _SERVER_ERRORS:
        return NotSent(problem=Problem.BUSY)
    return _ANSWERS.get(status, NotSent(problem=Problem.NOT_SET_UP))
