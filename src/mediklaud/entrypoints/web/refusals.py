"""What becomes of a page that cannot be shown: a page that says why."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from litestar import Response
from litestar.exceptions import HTTPException
from litestar.types import ExceptionHandlersMap

from mediklaud.domain.errors import NotSignedIn, Refusal
from mediklaud.entrypoints.http.errors import status_of
from mediklaud.entrypoints.http.exceptions import unexpected
from mediklaud.entrypoints.http.malformed import Malformed, NoSuchPage, Unexpected
from mediklaud.entrypoints.http.request_id import AnyRequest
from mediklaud.entrypoints.web.answers import Page, page_answer, see_other
from mediklaud.entrypoints.web.site import Site
from mediklaud.entrypoints.web.visitor import (
    VISITOR,
    Visitor,
    bare_visitor,
    visitor_at,
)

Handler = Callable[[AnyRequest, HTTPException], Response[Any]]


def refused_page(request: AnyRequest, refusal: Refusal) -> Page:
    """The hospital's own no; whoever has not signed in is asked to."""
    visitor = visitor_at(request)
    if visitor is None:
        return _plain(refusal)
    if isinstance(refusal, NotSignedIn):
        return _sign_in_first(request, visitor)
    try:
        return visitor.answer(status_of(refusal), "refused.html", {"refusal": refusal})
    except NotSignedIn:
        return _sign_in_first(request, visitor)


def not_served_page(request: AnyRequest, error: HTTPException) -> Page:
    """The framework's no: an address or a parameter it cannot read."""
    if error.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return unexpected_page(request, error)
    missing = error.status_code == HTTPStatus.NOT_FOUND
    return refused_page(
        request, NoSuchPage() if missing else Malformed("", "not valid")
    )


def unexpected_page(request: AnyRequest, error: Exception) -> Page:
    """Our own mistake: found in the log by the request's id, not told outside."""
    unexpected(request, error)
    return refused_page(request, Unexpected())


def _sign_in_first(request: AnyRequest, visitor: Visitor) -> Page:
    jar = visitor.site.jar
    cookies = [jar.forget(jar.session)] if visitor.token else []
    back = visitor.address if request.method == "GET" else "/"
    return see_other(f"/sign-in?next={quote(back, safe='/')}", cookies)


def _plain(refusal: Refusal) -> Page:
    """For whom nothing is known of: the sentence alone."""
    return page_answer(str(refusal), status_of(refusal), ())


def for_browsers(site: Site, otherwise: Handler) -> Handler:
    """Addresses that lead nowhere: a page for people, a problem for programs."""

    def handle(request: AnyRequest, error: HTTPException) -> Response[Any]:
        is_page = "text/html" in request.headers.get("accept", "")
        if not is_page or request.scope["path"].startswith("/api"):
            return otherwise(request, error)
        request.state[VISITOR] = bare_visitor(request, site)
        return not_served_page(request, error)

    return handle


HANDLERS: ExceptionHandlersMap = {
    Refusal: refused_page,
    HTTPException: not_served_page,
    Exception: unexpected_page,
}
