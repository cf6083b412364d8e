"""What becomes of everything that is raised behind the door."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from http import HTTPStatus
from types import TracebackType

import structlog
from litestar import Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.types import ExceptionHandlersMap

from mediklaud.domain.errors import Refusal
from mediklaud.entrypoints.http import malformed
from mediklaud.entrypoints.http.bodies import pointer_of, safe
from mediklaud.entrypoints.http.errors import ProblemView, refused
from mediklaud.entrypoints.http.request_id import AnyRequest, request_id_of

_ROUTER: Mapping[int, type[Refusal]] = {
    HTTPStatus.NOT_FOUND: malformed.NoSuchPage,
    HTTPStatus.METHOD_NOT_ALLOWED: malformed.NoSuchMethod,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: malformed.TooLarge,
}
"""What Litestar itself refuses, in our words."""


def not_served(request: AnyRequest, error: HTTPException) -> Response[ProblemView]:
    """The framework's no: an unknown address, a parameter it cannot read."""
    status = error.status_code
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return unexpected(request, error)
    kind = _ROUTER.get(status)
    response = refused(request, kind() if kind else _malformed(error))
    response.headers.update(error.headers or {})
    return response


def _malformed(error: HTTPException) -> Refusal:
    """Which parameter, never its value; the framework's own words repeat it."""
    if isinstance(error, ValidationException):
        if isinstance(error.__cause__, KeyError):
            return malformed.Malformed(str(error.__cause__.args[0]), "missing")
        if error.extra and isinstance(error.extra, list):
            found = error.extra[0]
            return _unreadable(found.get("key", ""), found.get("message", ""))
    return malformed.Malformed("", "not valid")


def _unreadable(key: str, said: str) -> Refusal:
    if key == "data":
        return malformed.Malformed("", "a body is needed")
    return malformed.Malformed(pointer_of(key), safe(said))


def unexpected(request: AnyRequest, error: Exception) -> Response[ProblemView]:
    """Our own mistake: found in the log by the request's id, not told outside."""
    log = structlog.get_logger("mediklaud.http")
    log.error(
        "unexpected",
        request_id=request_id_of(request.scope),
        error=type(error).__qualname__,
        frames=_frames(error.__traceback__),
    )
    return refused(request, malformed.Unexpected())


def _frames(trace: TracebackType | None) -> list[str]:
    """Where it happened, without the values: those may be a patient's."""
    found = traceback.extract_tb(trace)[-12:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in found]


HANDLERS: ExceptionHandlersMap = {
    Refusal: refused,
    HTTPException: not_served,
    Exception: unexpected,
}
