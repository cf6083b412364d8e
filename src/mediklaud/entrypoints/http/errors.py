"""The one table that turns refusals into statuses, and the documents that say why."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

import msgspec
from litestar import Response

from mediklaud.domain.access.noise import TooMuchNoise
from mediklaud.domain.access.throttle import TooManyAttempts
from mediklaud.domain.errors import (
    InvalidValue,
    NotFound,
    NotPermitted,
    NotSignedIn,
    Refusal,
    RuleBroken,
    SealBroken,
    StaleVersion,
    TryLater,
)
from mediklaud.entrypoints.http import malformed
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
    TooMuchNoise: HTTPStatus.TOO_MANY_REQUESTS,
    SealBroken: HTTPStatus.INTERNAL_SERVER_ERROR,
    malformed.Unexpected: HTTPStatus.INTERNAL_SERVER_ERROR,
    TryLater: HTTPStatus.SERVICE_UNAVAILABLE,
}
"""The nearest class of a refusal decides."""

_LATER = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}


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
