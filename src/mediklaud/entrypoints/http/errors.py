"""The one table that turns refusals into statuses, and the documents that say why."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from http import HTTPStatus
from types import TracebackType

import msgspec
import structlog
from litestar import Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.types import ExceptionHandlersMap

from mediklaud.domain.access.throttle import TooManyAttempts
from mediklaud.domain.errors import (
    InvalidValue,
    NotFound,
    NotPermitted,
    NotSignedIn,
    Refusal,
    RuleBroken,
    StaleVersion,
    TryLater,
)
from mediklaud.entrypoints.http import malformed
from mediklaud.entrypoints.http.bodies import pointer_of, safe
from mediklaud.entrypoints.http.request_id import AnyRequest, request_id_of
from mediklaud.entrypoints.problems import Json, Problem

STATUS: Mapping[type[Refusal], int] = {
    malformed.Unreadable: HTTPStatus.BAD_REQUEST,
    NotSignedIn: HTTPStatus.UNAUTHORIZED,
    NotPermitted: HTTPStatus.FORBIDDEN,
    NotFound: HTTPStatus.NOT_FOUND,
    malformed.NoSuchPage: HTTPStatus.NOT_FOUND,
    malformed.NoSuchMethod: HTTPStatus.METHOD_NOT_ALLOWED,
    malformed.TooSlow: HTTPStatus.REQUEST_TIMEOUT,
    RuleBroken: HTTPStatus.CONFLICT,
    StaleVersion: HTTPStatus.PRECONDITION_FAILED,
    malformed.TooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    malformed.NotJson: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    InvalidValue: HTTPStatus.UNPROCESSABLE_ENTITY,
    malformed.VersionNeeded: HTTPStatus.PRECONDITION_REQUIRED,
    TooManyAttempts: HTTPStatus.TOO_MANY_REQUESTS,
    malformed.Unexpected: HTTPStatus.INTERNAL_SERVER_ERROR,
    TryLater: HTTPStatus.SERVICE_UNAVAILABLE,
}
"""The nearest class of a refusal decides."""

_LATER = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}
_ROUTER: Mapping[int, type[Refusal]] = {
    HTTPStatus.NOT_FOUND: malformed.NoSuchPage,
    HTTPStatus.METHOD_NOT_ALLOWED: malformed.NoSuchMethod,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: malformed.TooLarge,
}
"""What Litestar itself refuses, in our words."""


class ProblemView(msgspec.Struct, frozen=True, kw_only=True):
    """Why something was not done (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    rule: str | None
    facts: dict[str, Json]
    request_id: str | None


def status_of(refusal: Refusal) -> int:
    """The status that says what kind of refusal it is."""
    return next(STATUS[kind] for kind in type(refusal).__mro__ if kind in STATUS)


def refused(request: AnyRequest, refusal: Refusal) -> Response[ProblemView]:
    """The hospital's own no."""
    problem, status = Problem.of(refusal), status_of(refusal)
    view = ProblemView(
        type=f"urn:mediklaud:problem:{problem.code}",
        title=problem.title,
        status=status,
        detail=str(refusal),
        code=problem.code,
        rule=problem.rule,
        facts=problem.facts,
        request_id=request_id_of(request.scope),
    )
    return Response(
        view,
        status_code=status,
        media_type="application/problem+json",
        headers=_headers(status, refusal),
    )


def _headers(status: int, refusal: Refusal) -> dict[str, str]:
    if status == HTTPStatus.UNAUTHORIZED:
        return {"WWW-Authenticate": 'Bearer realm="mediklaud"'}
    if status in _LATER:
        return {"Retry-After": str(getattr(refusal, "retry_after_seconds", 1))}
    return {}


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
